package io.kumoban.detectors.guardduty.dns;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.event.Severity;
import io.kumoban.engine.finding.Finding;
import io.kumoban.engine.harness.DnsRecord;
import io.kumoban.engine.harness.Harness;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataRebindTest {
    @ParameterizedTest
    @ValueSource(strings = {"169.254.169.254", "fd00:ec2::254"})
    void aForeignNameThatLeadsToTheMetadataServiceIsRebinding(String address) {
        assertThat(run(query("rebind.example.com").answered("198.51.100.7").answered(address)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.type()).isEqualTo("UnauthorizedAccess:EC2/MetadataDNSRebind");
                    assertThat(finding.severity()).isEqualTo(Severity.HIGH);
                    assertThat(finding.explanation()).contains("rebind.example.com");
                });
    }

    /** Answers are read several bytes at a time, so it matters where the address stands. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9})
    void theAddressIsFoundAnywhereAmongTheAnswers(int names) {
        DnsRecord query = query("rebind.example.com");
        for (int i = 0; i < names; i++) {
            query = query.answered("a".repeat(i) + "4.example.net");
        }
        assertThat(run(query.answered("169.254.169.254"))).hasSize(1);
        assertThat(run(query.answered("169.254.169.254").answered("192.0.2.1"))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"169.254.169.253", "169.254.169.25", "1169.254.169.254", "10.0.0.1"})
    void otherAddressesAreSilent(String address) {
        assertThat(run(query("rebind.example.com").answered(address))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"instance-data.ec2.internal", "imds.us-east-1.amazonaws.com", "instance-data"})
    void amazonsOwnAndInternalNamesAreSilent(String name) {
        assertThat(run(query(name).answered("169.254.169.254"))).isEmpty();
    }

    @Test
    void aNameThatOnlyEndsLikeAmazonsIsForeign() {
        assertThat(run(query("notamazonaws.com").answered("169.254.169.254"))).hasSize(1);
    }

    @Test
    void aTrustedClientIsSilent() {
        assertThat(TrustedClient.harness(new MetadataRebind())
                        .feed(query("rebind.example.com").answered("169.254.169.254"))
                        .findings())
                .isEmpty();
    }

    @Test
    void eachQueryCounts() {
        List<Finding> raised = run(
                query("rebind.example.com").answered("169.254.169.254"),
                query("rebind.example.com").answered("169.254.169.254").at("2026-03-02T10:05:00Z"));
        assertThat(raised).hasSize(2).extracting(Finding::extraKey).containsOnly("");
    }

    private static DnsRecord query(String name) {
        return DnsRecord.query(name);
    }

    private static List<Finding> run(DnsRecord... queries) {
        return Harness.of(new MetadataRebind()).feed(queries).findings();
    }
}
