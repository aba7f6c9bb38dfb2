package io.kumoban.datasets.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kumoban.datasets.delivery.ApiRecord;
import io.kumoban.datasets.delivery.DnsRecord;
import java.util.List;
import org.junit.jupiter.api.Test;

class TruthTest {
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
