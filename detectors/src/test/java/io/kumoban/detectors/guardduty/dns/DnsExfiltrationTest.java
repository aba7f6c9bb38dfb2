package io.kumoban.detectors.guardduty.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kumoban.engine.event.Severity;
import io.kumoban.engine.finding.Finding;
import io.kumoban.engine.finding.Measure;
import io.kumoban.engine.harness.DnsRecord;
import io.kumoban.engine.harness.Harness;
import io.kumoban.engine.list.DomainSet;
import io.kumoban.engine.list.Lists;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DnsExfiltrationTest {
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

    private final List<DnsRecord> queries = new ArrayList<>();
    private final Random random = new Random(11);

    @Test
    void thirtyLongNamesWithinTenMinutesCarryDataOut() {
        carry(30, 40, START);
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.type()).isEqualTo("Trojan:EC2/DNSDataExfiltration");
            assertThat(finding.severity()).isEqualTo(Severity.HIGH);
            assertThat(finding.extraKey()).isEqualTo("example.com");
            assertThat(finding.observed()).contains(new Measure("bytes of distinct names", 1_200, "in 10m"));
        });
    }

    @Test
    void oneNameLessIsSilent() {
        carry(29, 40, START);
        assertThat(findings()).isEmpty();
    }

    @Test
    void manyShortNamesAreSilent() {
        carry(59, 12, START);
        assertThat(findings()).isEmpty();
    }

    @Test
    void theSameNamesOverAndOverCarryNothing() {
        for (int round = 0; round < 100; round++) {
            for (int i = 0; i < 10; i++) {
                queries.add(DnsRecord.query("a-rather-long-name-of-a-service-number-" + i + ".example.com")
                        .at(START.plusSeconds(round)));
            }
        }
        assertThat(findings()).isEmpty();
    }

    @Test
    void aSlowChannelIsSeenWithinTheDay() {
        for (int i = 0; i < 80; i++) {
            carry(1, 60, START.plus(Duration.ofMinutes(15L * i)));
        }
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.explanation()).contains("within 1d");
            assertThat(finding.observed().getFirst().value()).isCloseTo(4_140, within(250.0));
        });
    }

    @Test
    void aSlowChannelBelowTheDailyBoundIsSilent() {
        for (int i = 0; i < 66; i++) {
            carry(1, 60, START.plus(Duration.ofMinutes(15L * i)));
        }
        assertThat(findings()).isEmpty();
    }

    @Test
    void namesThatDoNotLookEncodedAreOfMediumSeverity() {
        for (int i = 0; i < 40; i++) {
            queries.add(DnsRecord.query("aaaaaaaaaaaaaaaaaaaaaaaaaa" + (char) ('a' + i % 26) + i + ".example.com")
                    .at(START));
        }
        assertThat(findings()).isNotEmpty().extracting(Finding::severity).containsOnly(Severity.MEDIUM);
    }

    @Test
    void rareRecordTypesMakeItHigh() {
        for (int i = 0; i < 40; i++) {
            queries.add(DnsRecord.query("aaaaaaaaaaaaaaaaaaaaaaaaaa" + (char) ('a' + i % 26) + i + ".example.com")
                    .type("TXT")
                    .at(START));
        }
        assertThat(findings()).isNotEmpty().extracting(Finding::severity).containsOnly(Severity.HIGH);
    }

    @Test
    void popularAndTrustedDomainsAreSilent() {
        carry(40, 40, START);
        for (String list : List.of("popular-domains", "trusted-domains")) {
            Lists lists = new Lists(Map.of(), Map.of(list, DomainSet.of(List.of("example.com"))));
            assertThat(Harness.of(new DnsExfiltration())
                            .lists(lists)
                            .feed(queries)
                            .findings())
                    .isEmpty();
        }
    }

    @Test
    void aTrustedClientIsSilent() {
        carry(40, 40, START);
        assertThat(TrustedClient.harness(new DnsExfiltration()).feed(queries).findings())
                .isEmpty();
    }

    @Test
    void aDomainThatFourClientsUseIsNoChannelFromTheNextHourOn() {
        for (int client = 0; client < 4; client++) {
            queries.add(DnsRecord.query("www.example.com")
                    .from("i-000000000000000" + client)
                    .at(START));
        }
        carry(40, 40, START.plus(Duration.ofHours(1)));
        assertThat(findings()).isEmpty();
    }

    @Test
    void aDomainThatThreeClientsUseMayBeOne() {
        for (int client = 0; client < 2; client++) {
            queries.add(DnsRecord.query("www.example.com")
                    .from("i-000000000000000" + client)
                    .at(START));
        }
        carry(40, 40, START.plus(Duration.ofHours(1)));
        assertThat(findings()).isNotEmpty();
    }

    @Test
    void reverseNamesAreSilent() {
        for (int i = 0; i < 5_000; i++) {
            queries.add(DnsRecord.query(i % 250 + "." + i / 250 + ".168.192.in-addr.arpa")
                    .at(START));
        }
        assertThat(findings()).isEmpty();
    }

    @Test
    void aTunnelIsToldWhenItsBytesHaveDoubledAndAggregatesByDomain() {
        carry(300, 40, START);
        List<Finding> raised = findings();
        assertThat(raised).hasSizeBetween(4, 7);
        assertThat(raised).extracting(Finding::extraKey).containsOnly("example.com");
    }

    @Test
    void namesBeforeTheWindowAreForgotten() {
        carry(20, 40, START);
        carry(20, 40, START.plusSeconds(601));
        assertThat(findings()).isEmpty();
    }

    @Test
    void aReloadBetweenAnyTwoQueriesChangesNothing() {
        carry(200, 40, START);
        carry(100, 30, START.plus(Duration.ofHours(2)));
        assertThat(Harness.of(new DnsExfiltration()).reloading().feed(queries).findings())
                .isEqualTo(findings())
                .isNotEmpty();
    }

    private void carry(int names, int length, Instant at) {
        for (int i = 0; i < names; i++) {
            StringBuilder name = new StringBuilder();
            while (name.length() < length) {
                name.append(Character.forDigit(random.nextInt(32), 32));
            }
            queries.add(DnsRecord.query(name + ".example.com").at(at));
        }
    }

    private List<Finding> findings() {
        return Harness.of(new DnsExfiltration()).feed(queries).findings();
    }
}
