package io.kumoban.datasets.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.datasets.delivery.FlowRecord;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlowLogTest {
    private static final NetworkInterface ONE =
            new NetworkInterface("eni-1", "i-1", "10.0.0.1", "subnet-1", "use1-az1");
    private static final NetworkInterface TWO = new NetworkInterface("eni-2", "-", "10.0.0.2", "subnet-1", "use1-az1");
    private static final FlowLog LOG =
            new FlowLog("111122223333", "us-east-1", "vpc-1", List.of(ONE, TWO), address -> "-");

    @Test
    void aConversationInsideIsSeenAtBothEndsInBothDirections() {
        assertThat(LOG.lines(Exchange.tcp("10.0.0.1", 40_000, "10.0.0.2", 443, 100)))
                .extracting(FlowRecord::text)
                .satisfiesExactly(
                        line -> assertThat(line)
                                .contains("eni-1 10.0.0.1 10.0.0.2")
                                .endsWith("egress 1"),
                        line -> assertThat(line)
                                .contains("eni-1 10.0.0.2 10.0.0.1")
                                .endsWith("ingress -"),
                        line -> assertThat(line)
                                .contains("eni-2 10.0.0.1 10.0.0.2")
                                .endsWith("ingress -"),
                        line -> assertThat(line)
                                .contains("eni-2 10.0.0.2 10.0.0.1")
                                .endsWith("egress 1"));
    }

    @Test
    void aDroppedOpeningIsRejectedWhereItArrivesOnly() {
        assertThat(LOG.lines(
                        Exchange.tcp("10.0.0.1", 40_000, "10.0.0.2", 22, 100).dropped()))
                .extracting(FlowRecord::text)
                .satisfiesExactly(
                        line -> assertThat(line).contains("eni-1", " ACCEPT OK "),
                        line -> assertThat(line).contains("eni-2", " REJECT OK "));
    }

    @Test
    void everyLineHasTheHeadersColumns() {
        int columns = FlowLog.HEADER.split(" ").length;

        assertThat(LOG.lines(Exchange.udp("10.0.0.1", 123, "198.18.30.1", 123, 100)))
                .allSatisfy(line -> assertThat(line.text().split(" ")).hasSize(columns));
        assertThat(LOG.gap(TWO, 60, "NODATA").text().split(" ")).hasSize(columns);
    }

    @Test
    void aFlowsTimeIsItsEnd() {
        assertThat(LOG.lines(
                        Exchange.tcp("10.0.0.1", 40_000, "198.18.1.1", 443, 100).lasting(20)))
                .extracting(FlowRecord::time)
                .containsOnly(120L);
    }
}
