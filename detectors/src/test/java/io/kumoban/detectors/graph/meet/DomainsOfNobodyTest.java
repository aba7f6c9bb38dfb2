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

class DomainsOfNobodyTest {
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
    private static final Instant LATER = START.plus(Duration.ofDays(8));

    private final List<DnsRecord> queries = new ArrayList<>();

    @Test
    void domainsThatNobodyMetAndThatDoNotExistAreReported() {
        known();
        miss("word", 30, LATER);
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.type()).isEqualTo("Trojan:EC2/DGADomainRequest.B");
            assertThat(finding.explanation()).contains("25 domains").contains("0 at most");
        });
    }

    @Test
    void oneLessIsSilent() {
        known();
        miss("word", 24, LATER);
        assertThat(findings()).isEmpty();
    }

    @Test
    void anHourEndsTheCount() {
        known();
        miss("word", 20, LATER);
        miss("other", 20, LATER.plus(Duration.ofHours(2)));
        assertThat(findings()).isEmpty();
    }

    @Test
    void domainsThatSomebodyAskedForAreKnown() {
        known();
        miss("word", 30, START.plus(Duration.ofDays(2)));
        miss("word", 30, LATER);
        assertThat(findings()).isEmpty();
    }

    @Test
    void domainsThatExistAreSilent() {
        known();
        for (int i = 0; i < 60; i++) {
            queries.add(DnsRecord.query("service" + i + ".com").at(LATER.plusSeconds(i)));
        }
        assertThat(findings()).isEmpty();
    }

    @Test
    void whoMeetsStrangersEveryHourIsJudgedByItsOwnHours() {
        known();
        for (int day = 1; day < 7; day++) {
            miss("sender" + day + "x", 20, START.plus(Duration.ofDays(day)));
        }
        miss("word", 60, LATER);
        assertThat(findings()).isEmpty();
        miss("more", 60, LATER.plusSeconds(1_300));
        assertThat(findings()).hasSize(1);
    }

    @Test
    void aReloadedStateJudgesTheSame() {
        known();
        miss("word", 60, LATER);
        assertThat(harness().reloading().findings()).hasSize(2).isEqualTo(findings());
    }

    private void known() {
        for (int day = 0; day < 9; day++) {
            queries.add(DnsRecord.query("www.example.com").at(START.plus(Duration.ofDays(day))));
        }
    }

    private void miss(String word, int count, Instant begin) {
        for (int i = 0; i < count; i++) {
            queries.add(DnsRecord.query(word + i + ".com").missing().at(begin.plusSeconds(20L * i)));
        }
    }

    private Harness harness() {
        return Harness.of(new DomainsOfNobody()).learn(Duration.ofDays(7)).feed(queries);
    }

    private List<Finding> findings() {
        return harness().findings();
    }
}
