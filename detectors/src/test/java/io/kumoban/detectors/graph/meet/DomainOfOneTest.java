package io.kumoban.detectors.graph.meet;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.finding.Finding;
import io.kumoban.engine.harness.DnsRecord;
import io.kumoban.engine.harness.Harness;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DomainOfOneTest {
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
    private static final Instant LATER = START.plus(Duration.ofDays(8));

    private final List<DnsRecord> queries = new ArrayList<>();

    @Test
    void shortNamesThatAreAskedForOnceBelowANewDomainAreReported() {
        known();
        report(60, LATER);
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.type()).isEqualTo("Trojan:EC2/DNSDataExfiltration");
            assertThat(finding.extraKey()).isEqualTo("new domain relay.com");
            assertThat(finding.explanation()).contains("40 distinct names in 40 queries");
        });
    }

    @Test
    void theyAreToldAgainWhenTheyHaveDoubled() {
        known();
        report(90, LATER);
        assertThat(findings()).hasSize(2);
    }

    @Test
    void oneNameLessIsSilent() {
        known();
        report(39, LATER);
        assertThat(findings()).isEmpty();
    }

    @Test
    void aDomainOfTwoClientsIsAService() {
        known();
        report(20, LATER);
        queries.add(DnsRecord.query("www.relay.com").from("i-0bbbbbbbbbbbbbbbb").at(LATER.plusSeconds(30 * 60)));
        report(60, LATER.plusSeconds(40 * 60));
        assertThat(findings()).isEmpty();
    }

    @Test
    void aDomainThatWasKnownIsSilent() {
        known();
        queries.add(DnsRecord.query("www.relay.com").at(START.plus(Duration.ofDays(2))));
        report(60, LATER);
        assertThat(findings()).isEmpty();
    }

    @Test
    void namesThatAreAskedForAgainAndAgainAreUsed() {
        known();
        for (int round = 0; round < 3; round++) {
            report(60, LATER.plusSeconds(round));
        }
        assertThat(findings()).isEmpty();
    }

    @Test
    void namesThatProvidersAssignTellNothing() {
        known();
        for (int i = 0; i < 60; i++) {
            queries.add(
                    DnsRecord.query("a" + i + ".d111111abcdef8.cloudfront.net").at(LATER.plusSeconds(i)));
        }
        assertThat(findings()).isEmpty();
    }

    @Test
    void aReloadedStateJudgesTheSame() {
        known();
        report(90, LATER);
        assertThat(harness().reloading().findings()).hasSize(2).isEqualTo(findings());
    }

    private void known() {
        for (int day = 0; day < 9; day++) {
            queries.add(DnsRecord.query("www.example.com").at(START.plus(Duration.ofDays(day))));
        }
    }

    private void report(int names, Instant begin) {
        for (int i = 0; i < names; i++) {
            queries.add(DnsRecord.query("x" + i + ".relay.com").at(begin.plusSeconds(60L * i)));
        }
    }

    private Harness harness() {
        return Harness.of(new DomainOfOne()).learn(Duration.ofDays(7)).feed(queries);
    }

    private List<Finding> findings() {
        return harness().findings();
    }
}
