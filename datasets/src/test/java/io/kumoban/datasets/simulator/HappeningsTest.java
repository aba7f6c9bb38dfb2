package io.kumoban.datasets.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kumoban.datasets.DeliveredLogs;
import io.kumoban.datasets.delivery.ApiRecord;
import io.kumoban.datasets.delivery.DnsRecord;
import io.kumoban.datasets.delivery.FlowRecord;
import io.kumoban.datasets.delivery.LogRecord;
import io.kumoban.datasets.estate.Credentials;
import io.kumoban.datasets.estate.Keyring;
import io.kumoban.datasets.estate.Server;
import io.kumoban.datasets.network.FlowLog;
import io.kumoban.datasets.simulator.plan.Cell;
import io.kumoban.datasets.simulator.plan.FlowFields;
import io.kumoban.datasets.simulator.plan.LogFamily;
import io.kumoban.datasets.simulator.plan.Mix;
import io.kumoban.datasets.simulator.plan.SimulationOptions;
import io.kumoban.datasets.truth.CaseFile;
import io.kumoban.datasets.truth.Incident;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HappeningsTest {
    private static final int HOUR = 5;

    @TempDir
    Path folder;

    /** Somebody uses a server's key from elsewhere, connects, and looks a name up. */
    private static final class Theft implements Happenings {
        private final long delay;
        private final CaseFile file = CaseFile.open("theft", "111122220000");

        Theft(long delay) {
            this.delay = delay;
        }

        @Override
        public List<LogRecord> records(Cell cell) {
            if (cell.hour() != HOUR) {
                return List.of();
            }
            long time = cell.start() + delay;
            Server server = cell.account().servers().getFirst();
            Credentials stolen = new Keyring(cell.account()).of(server, time).usedFrom("203.0.113.66", "curl/8");
            String account = cell.account().number();
            List<LogRecord> records = List.of(
                    new ApiRecord(time, "us-east-1", account, "e-1", "{\"stolen\":\"" + stolen.accessKey() + "\"}"),
                    new FlowRecord(time, "OK", FlowLog.HEADER, FlowLog.HEADER.replaceFirst("version", "5")),
                    new DnsRecord(time, "{\"query_name\":\"theft.example.\"}"));
            file.saw(records);
            return records;
        }

        @Override
        public List<Incident> incidents() {
            return List.of(file.close());
        }
    }

    @Test
    void whatHappensBesideOrdinaryLifeIsDeliveredAmongItAndTold() throws IOException {
        SimulationSummary summary = write(new Theft(100));
        DeliveredLogs logs = DeliveredLogs.read(folder);
        assertThat(logs.calls)
                .filteredOn(call -> call.text().startsWith("{\"stolen\":\"ASIA"))
                .isNotEmpty();
        assertThat(logs.lookups)
                .filteredOn(line -> line.text().contains("theft.example"))
                .hasSize(1);
        assertThat(logs.flows)
                .filteredOn(line ->
                        line.text().equals("2 " + FlowFields.DEFAULT.header().substring(8)))
                .hasSize(1);
        assertThat(summary.benignAccountDays()).isZero();
        assertThat(folder.resolve("truth.jsonl"))
                .content()
                .contains("\"scenario\":\"theft\"")
                .hasLineCount(1);
    }

    @Test
    void aRecordOfAnotherHourIsRefused() {
        assertThatThrownBy(() -> write(new Theft(7_200))).hasMessageContaining("does not belong to the hour");
    }

    private SimulationSummary write(Happenings happenings) {
        SimulationOptions options = new SimulationOptions(
                1,
                1,
                1,
                Instant.parse("2026-03-02T00:00:00Z"),
                5_000,
                Mix.DEFAULT,
                EnumSet.allOf(LogFamily.class),
                FlowFields.DEFAULT);
        return new SimulationRun(new Simulation(options, happenings)).write(folder, 1);
    }
}
