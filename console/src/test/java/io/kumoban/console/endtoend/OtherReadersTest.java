package io.kumoban.console.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.console.endtoend.WholeRun.Result;
import io.kumoban.datasets.simulator.Simulation;
import io.kumoban.datasets.simulator.SimulationRun;
import io.kumoban.datasets.simulator.SimulationSummary;
import io.kumoban.datasets.simulator.attacks.AttackOptions;
import io.kumoban.datasets.simulator.attacks.Attacks;
import io.kumoban.datasets.simulator.plan.FlowFields;
import io.kumoban.datasets.simulator.plan.FlowFormat;
import io.kumoban.datasets.simulator.plan.LogFamily;
import io.kumoban.datasets.simulator.plan.Mix;
import io.kumoban.datasets.simulator.plan.SimulationOptions;
import io.kumoban.engine.pipeline.RunSummary;
import io.kumoban.engine.testing.Duck;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** A reader that others wrote finds in simulated logs what the simulator and this program's own readers say is there. */
@TestInstance(Lifecycle.PER_CLASS)
class OtherReadersTest {
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final String FLOW_SUMS = """
        SELECT count(*), sum(bytes::BIGINT), sum(packets::BIGINT), min(start::BIGINT), max("end"::BIGINT),
               count(DISTINCT interface_id), count(*) FILTER (action = 'REJECT'), count(*) FILTER (log_status != 'OK')
        FROM
        """;

    private final Path text;
    private final Path parquet;
    private final Path runs;
    private final SimulationSummary made;
    private final Duck duck;

    OtherReadersTest(@TempDir Path folder) throws SQLException {
        text = folder.resolve("text");
        parquet = folder.resolve("parquet");
        runs = folder.resolve("runs");
        made = simulate(text, FlowFormat.TEXT);
        simulate(parquet, FlowFormat.PARQUET);
        duck = new Duck();
    }

    @AfterAll
    void duckDbIsClosed() throws SQLException {
        duck.close();
    }

    private static SimulationSummary simulate(Path folder, FlowFormat format) {
        SimulationOptions options = new SimulationOptions(
                3, 1, 3, START, 20_000, Mix.DEFAULT, EnumSet.allOf(LogFamily.class), FlowFields.FULL, format);
        AttackOptions attacks = new AttackOptions("port-scan", OptionalInt.of(0), 2);
        return new SimulationRun(new Simulation(options, estate -> new Attacks(attacks, options, estate)))
                .write(folder, 2);
    }

    private String files(Path folder, String family, String suffix) {
        return Duck.quoted(folder.resolve("AWSLogs/*/" + family + "/**/*" + suffix));
    }

    @Test
    void callsAreThoseThatWereMade() throws SQLException {
        List<String> row =
                duck.rows("""
                    SELECT count(*), count(DISTINCT event.recipientAccountId || event.eventID), min(event.eventTime),
                           max(event.eventTime), count(DISTINCT event.recipientAccountId)
                    FROM (SELECT unnest(Records) AS event FROM read_json(%s, columns = {
                            Records: 'STRUCT(eventID VARCHAR, eventTime TIMESTAMP, recipientAccountId VARCHAR)[]'}))
                    """.formatted(files(text, "CloudTrail", ".json.gz"))).getFirst();

        long events = made.tally().records(LogFamily.CALLS);
        assertThat(row.get(0)).isEqualTo(Long.toString(events + made.tally().repeats(LogFamily.CALLS)));
        assertThat(row.get(1)).isEqualTo(Long.toString(events));
        assertThat(row.get(2)).startsWith("2026-03-02");
        assertThat(row.get(3)).isGreaterThan("2026-03-04").isLessThan("2026-03-05 00:10");
        assertThat(row.get(4)).isEqualTo("1");
    }

    @Test
    void queriesAreThoseThatWereMade() throws SQLException {
        List<String> row = duck.rows("""
            SELECT count(*), min(query_timestamp), max(query_timestamp), count(query_name), count(srcaddr)
            FROM read_json(%s, format = 'newline_delimited', columns = {query_timestamp: 'TIMESTAMP',
                    query_name: 'VARCHAR', srcaddr: 'VARCHAR'})
            """.formatted(files(text, "vpcdnsquerylogs", ".log.gz")))
                .getFirst();

        String records = Long.toString(made.tally().records(LogFamily.DNS));
        assertThat(row.get(0)).isEqualTo(records);
        assertThat(row.get(1)).startsWith("2026-03-02");
        assertThat(row.get(2)).isGreaterThan("2026-03-04").isLessThan("2026-03-05 00:10");
        assertThat(row.subList(3, 5)).containsOnly(records);
    }

    @Test
    void flowsAreTheSameAsTextAndAsParquet() throws SQLException {
        String csv = """
            (SELECT bytes, packets, start, "end", "interface-id" AS interface_id, action, "log-status" AS log_status
             FROM read_csv(%s, delim = ' ', header = true, nullstr = '-', all_varchar = true))
            """.formatted(files(text, "vpcflowlogs", ".log.gz"));

        List<String> ofText = duck.rows(FLOW_SUMS + csv).getFirst();
        List<String> ofParquet = duck.rows(FLOW_SUMS + files(parquet, "vpcflowlogs", ".log.parquet"))
                .getFirst();

        assertThat(ofText.getFirst()).isEqualTo(Long.toString(made.tally().records(LogFamily.FLOWS)));
        assertThat(ofParquet).isEqualTo(ofText);
    }

    @Test
    void columnsOfParquetHaveTheTypesOfTheService() throws SQLException {
        List<List<String>> columns = duck.columns("SELECT * FROM " + files(parquet, "vpcflowlogs", ".log.parquet"));

        assertThat(columns)
                .contains(
                        List.of("version", "INTEGER"),
                        List.of("account_id", "VARCHAR"),
                        List.of("srcport", "INTEGER"),
                        List.of("bytes", "BIGINT"),
                        List.of("end", "BIGINT"),
                        List.of("tcp_flags", "INTEGER"),
                        List.of("pkt_src_aws_service", "VARCHAR"))
                .hasSameSizeAs(FlowFields.FULL.names());
    }

    @Test
    void aReplayFindsTheSameInTextAndInParquet() {
        Result ofText = replay("text", text);
        Result ofParquet = replay("parquet", parquet);

        RunSummary first = ofText.summary();
        RunSummary second = ofParquet.summary();
        assertThat(second.account().quarantined.get()).isZero();
        assertThat(second.account().recordsRead.get())
                .isEqualTo(first.account().recordsRead.get());
        assertThat(second.account().processed()).isEqualTo(first.account().processed());
        assertThat(List.of(second.firstEvent(), second.lastEvent()))
                .isEqualTo(List.of(first.firstEvent(), first.lastEvent()));
        assertThat(ofText.findings()).contains("Portscan").isEqualTo(ofParquet.findings());
    }

    private Result replay(String name, Path folder) {
        return WholeRun.into(runs.resolve(name))
                .knowing(folder.resolve("intel"), folder.resolve("context.yaml"))
                .read(folder.resolve("AWSLogs"));
    }
}
