package io.kumoban.detectors.guardduty.dns;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.event.Severity;
import io.kumoban.engine.finding.Finding;
import io.kumoban.engine.harness.DnsRecord;
import io.kumoban.engine.harness.Harness;
import io.kumoban.engine.list.DomainSet;
import io.kumoban.engine.list.Lists;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GeneratedDomainsTest {
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
    private static final List<String> WORDS = List.of(
            "garden", "window", "river", "paper", "silver", "yellow", "market", "summer", "table", "coffee", "letter",
            "music");

    private final List<DnsRecord> queries = new ArrayList<>();
    private final Random random = new Random(7);

    @Test
    void tenRandomNamesThatDoNotExistAreGenerated() {
        missing(10, 0);
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.type()).isEqualTo("Trojan:EC2/DGADomainRequest.B");
            assertThat(finding.severity()).isEqualTo(Severity.HIGH);
            assertThat(finding.resource()).isEqualTo("i-0123456789abcdef0");
            assertThat(finding.evidence()).hasSizeGreaterThan(3);
            assertThat(finding.explanation()).contains("10 domains that do not exist", "consonants in a row)");
        });
    }

    @Test
    void nineAreSilent() {
        missing(9, 0);
        assertThat(findings()).isEmpty();
    }

    @Test
    void oneNameAskedForOftenIsOneName() {
        for (int i = 0; i < 50; i++) {
            queries.add(
                    DnsRecord.query("www" + i + ".xkqzvbnwtrmp.com").missing().at(START));
        }
        assertThat(findings()).isEmpty();
    }

    @Test
    void someWordsThatDoNotExistAreDeadLinks() {
        pairsOfWords(49);
        assertThat(findings()).isEmpty();
    }

    @Test
    void manyNamesThatDoNotExistAreRaisedWhateverTheyLookLike() {
        pairsOfWords(50);
        assertThat(findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.explanation())
                        .contains("50 domains that do not exist")
                        .doesNotContain("look generated"));
    }

    @Test
    void manyNamesOfWhichMostExistAreSilent() {
        pairsOfWords(60);
        for (int i = 0; i < 40; i++) {
            queries.add(DnsRecord.query("service" + i + ".com").at(START));
        }
        assertThat(findings()).isEmpty();
    }

    @Test
    void randomNamesAmongManyThatExistAreSilent() {
        for (int i = 0; i < 20; i++) {
            queries.add(DnsRecord.query("service" + i + ".com").at(START));
        }
        missing(40, 1);
        assertThat(findings()).isEmpty();
    }

    @Test
    void popularNamesAreLeftOut() {
        missing(25, 0);
        List<String> names = queries.stream()
                .map(query -> query.toString().replaceAll(".*\"query_name\":\"([^\"]*)\\.\".*", "$1"))
                .toList();
        Lists popular = new Lists(Map.of(), Map.of("popular-domains", DomainSet.of(names)));
        assertThat(Harness.of(new GeneratedDomains())
                        .lists(popular)
                        .feed(queries)
                        .findings())
                .isEmpty();
    }

    @Test
    void aTrustedClientIsSilent() {
        missing(20, 0);
        assertThat(TrustedClient.harness(new GeneratedDomains()).feed(queries).findings())
                .isEmpty();
    }

    @Test
    void aSearchThatGoesOnIsToldWhenItHasDoubledAndAggregates() {
        missing(90, 0);
        List<Finding> raised = findings();
        assertThat(raised).hasSize(4);
        assertThat(raised).extracting(Finding::extraKey).containsOnly("");
    }

    @Test
    void whatWasAskedBeforeTheWindowIsForgotten() {
        missing(6, 0);
        missing(6, 601);
        assertThat(findings()).isEmpty();
    }

    @Test
    void aReloadBetweenAnyTwoQueriesChangesNothing() {
        missing(90, 0);
        missing(30, 700);
        assertThat(Harness.of(new GeneratedDomains()).reloading().feed(queries).findings())
                .isEqualTo(findings())
                .hasSize(6);
    }

    private void missing(int count, int secondsAfterStart) {
        for (int i = 0; i < count; i++) {
            StringBuilder name = new StringBuilder();
            for (int letter = 0; letter < 14; letter++) {
                name.append((char) ('a' + random.nextInt(26)));
            }
            queries.add(DnsRecord.query(name + ".com").missing().at(START.plusSeconds(secondsAfterStart)));
        }
    }

    private List<Finding> findings() {
        return Harness.of(new GeneratedDomains()).feed(queries).findings();
    }

    private void pairsOfWords(int count) {
        WORDS.stream()
                .flatMap(first -> WORDS.stream().map(second -> first + second + ".com"))
                .limit(count)
                .forEach(name -> queries.add(DnsRecord.query(name).missing().at(START)));
    }
}
