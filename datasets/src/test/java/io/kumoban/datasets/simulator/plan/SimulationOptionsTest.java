package io.kumoban.datasets.simulator.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kumoban.datasets.delivery.FlowRecord;
import io.kumoban.datasets.estate.Account;
import io.kumoban.datasets.estate.Estate;
import io.kumoban.datasets.network.FlowLog;
import java.time.Instant;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class SimulationOptionsTest {
    @Test
    void whatMakesNoSenseIsRefusedWithWhatDoes() {
        assertThatThrownBy(() -> options(0, 1, 1_000)).hasMessageContaining("1 to 1000 accounts");
        assertThatThrownBy(() -> options(1, 0, 1_000)).hasMessageContaining("1 to 3650 days");
        assertThatThrownBy(() -> options(1, 1, 999)).hasMessageContaining("at least 1000 events");
    }

    @Test
    void theCellsAddUpToWhatWasAskedFor() {
        SimulationOptions options = options(7, 3, 1_234_567);
        Budgets budgets = new Budgets(options);
        Estate estate = Estate.of(1, 7, budgets::size);
        long calls = 0;
        long flows = 0;
        long queries = 0;
        for (Account account : estate.accounts()) {
            for (int hour = 0; hour < options.hours(); hour++) {
                Cell cell = budgets.cell(account, hour);
                calls += cell.calls();
                flows += cell.flows();
                queries += cell.queries();
            }
        }
        assertThat(calls).isEqualTo(123_457);
        assertThat(queries).isEqualTo(370_370);
        assertThat(calls + flows + queries).isEqualTo(1_234_567);
    }

    @Test
    void aMixIsWrittenAsWeights() {
        assertThat(Mix.parse("1:6:3")).isEqualTo(Mix.DEFAULT);
        assertThat(Mix.parse(Mix.DEFAULT.toString())).isEqualTo(Mix.DEFAULT);
        assertThat(Mix.parse("0:1:0").flows()).isEqualTo(1);
        for (String wrong : new String[] {"", "1:2", "a:b:c", "-1:1:1", "0:0:0", "1:2:3:4", "NaN:1:1"}) {
            assertThatThrownBy(() -> Mix.parse(wrong)).hasMessageContaining("like 10:60:30");
        }
    }

    @Test
    void flowFieldsAreNamedOrListed() {
        assertThat(FlowFields.parse("default").version()).isEqualTo(2);
        assertThat(FlowFields.parse("full").header()).isEqualTo(FlowLog.HEADER);
        assertThat(FlowFields.parse("start,end,interface-id,srcaddr,dstaddr,vpc-id")
                        .version())
                .isEqualTo(3);
        assertThatThrownBy(() -> FlowFields.parse("start,colour")).hasMessageContaining("'colour' is no flow field");
        assertThatThrownBy(() -> FlowFields.parse("start,end,srcaddr,dstaddr"))
                .hasMessageContaining("interface-id is missing");
        assertThatThrownBy(() -> FlowFields.parse("start,end,start")).hasMessageContaining("missing");
    }

    @Test
    void aRecordOfAllColumnsFitsFewer() {
        String[] names = FlowLog.HEADER.split(" ");
        String text = "5 " + FlowLog.HEADER.substring(names[0].length() + 1);
        FlowRecord record = new FlowRecord(1, "OK", FlowLog.HEADER, text);
        assertThat(FlowFields.FULL.fit(record)).isSameAs(record);
        assertThat(FlowFields.DEFAULT.fit(record).text())
                .isEqualTo("2 account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end"
                        + " action log-status");
    }

    private static SimulationOptions options(int accounts, int days, long events) {
        return new SimulationOptions(
                1,
                accounts,
                days,
                Instant.parse("2026-03-02T00:00:00Z"),
                events,
                Mix.DEFAULT,
                EnumSet.allOf(LogFamily.class),
                FlowFields.DEFAULT);
    }
}
