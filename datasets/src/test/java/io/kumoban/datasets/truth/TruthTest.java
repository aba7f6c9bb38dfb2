package io.kumoban.datasets.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kumoban.datasets.DeliveredLogs;
import io.kumoban.datasets.delivery.ApiRecord;
import io.kumoban.datasets.delivery.DnsRecord;
import io.kumoban.datasets.delivery.FlowRecord;
import io.kumoban.datasets.demo.DemoAccount;
import io.kumoban.datasets.demo.DemoOptions;
import io.kumoban.datasets.demo.DemoSummary;
import io.kumoban.datasets.network.FlowLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class TruthTest {
    @Test
    void everyLabelledEventIsInTheDeliveredFiles(@TempDir Path folder) throws IOException {
        DemoSummary summary = DemoAccount.write(folder.resolve("account"), DemoOptions.DEFAULT.withSeed(3));
        DeliveredLogs logs = DeliveredLogs.read(summary.folder());
        Set<String> delivered = new HashSet<>();
        logs.calls.forEach(call -> delivered.add(call.text("recipientAccountId") + "/" + call.text("eventID")));
        logs.flows.forEach(flow -> delivered.add(ContentIds.of(new FlowRecord(0, "OK", FlowLog.HEADER, flow.text()))));
        logs.lookups.forEach(lookup -> delivered.add(ContentIds.of(new DnsRecord(0, lookup.text()))));

        List<JsonNode> truth = DeliveredLogs.jsonLines(summary.truth());

        assertThat(truth).hasSize(summary.incidents().size()).allSatisfy(incident -> {
            assertThat(incident.get("expectedTypes")).isNotEmpty();
            assertThat(incident.get("events")).isNotEmpty();
            assertThat(incident.get("events").valueStream().map(JsonNode::asString))
                    .allMatch(delivered::contains);
        });
    }

    @Test
    void aCallIsNamedByAccountAndEventId() {
        assertThat(ContentIds.of(new ApiRecord(0, "us-east-1", "111122223333", "0b9c", "{}")))
                .isEqualTo("111122223333/0b9c");
    }

    @Test
    void aLineIsNamedByThirtyTwoHexDigitsOfItsBytes() {
        String id = ContentIds.of(new DnsRecord(0, "{}"));

        assertThat(id).matches("[0-9a-f]{16}").isNotEqualTo(ContentIds.of(new DnsRecord(0, "{ }")));
    }

    @Test
    void anIncidentRunsFromItsFirstRecordToItsLast() {
        CaseFile caseFile = CaseFile.open("story", "111122223333");
        caseFile.saw(List.of(new DnsRecord(30, "b"), new DnsRecord(10, "a")));

        Incident incident = caseFile.close();

        assertThat(incident.from()).isEqualTo(10);
        assertThat(incident.to()).isEqualTo(30);
        assertThat(incident.events())
                .containsExactly(ContentIds.of(new DnsRecord(10, "a")), ContentIds.of(new DnsRecord(30, "b")));
    }

    @Test
    void aCaseWithoutRecordsCannotBeClosed() {
        assertThatThrownBy(() -> CaseFile.open("story", "111122223333").close()).hasMessageContaining("has no records");
    }
}
