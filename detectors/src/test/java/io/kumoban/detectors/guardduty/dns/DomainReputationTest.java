package io.kumoban.detectors.guardduty.dns;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.event.Severity;
import io.kumoban.engine.finding.Finding;
import io.kumoban.engine.harness.DnsRecord;
import io.kumoban.engine.harness.Harness;
import io.kumoban.engine.list.DomainSet;
import io.kumoban.engine.list.Lists;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DomainReputationTest {
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
    private static final String RANDOM = "9f86d081884c7d65.com";
    private static final String COINS = "free-bitcoin-doubler.com";

    private final List<DnsRecord> queries = new ArrayList<>();

    @Test
    void aNewDomainThatLooksGeneratedIsSuspicious() {
        ask(RANDOM, START);
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.type()).isEqualTo("Impact:EC2/SuspiciousDomainRequest.Reputation");
            assertThat(finding.severity()).isEqualTo(Severity.LOW);
            assertThat(finding.resource()).isEqualTo("i-0123456789abcdef0");
            assertThat(finding.explanation()).contains(RANDOM, "few vowels");
        });
    }

    @Test
    void aNewDomainOfWordsIsOrdinary() {
        ask("garden-furniture.com", START);
        ask("northernlights.org", START);
        assertThat(findings()).isEmpty();
    }

    @Test
    void aDomainThatDoesNotExistIsLeftToTheGenerators() {
        queries.add(DnsRecord.query(RANDOM).missing().at(START));
        assertThat(findings()).isEmpty();
    }

    @Test
    void aDomainThatSomebodyAskedForInAnEarlierHourIsKnown() {
        queries.add(DnsRecord.query(RANDOM).missing().at(START.minus(Duration.ofHours(2))));
        ask(RANDOM, START);
        assertThat(findings()).isEmpty();
    }

    @Test
    void aDomainIsNewAgainAfterTwoMonths() {
        queries.add(DnsRecord.query(RANDOM).missing().at(START.minus(Duration.ofDays(60))));
        ask("debian.org", START.minus(Duration.ofHours(2)));
        ask(RANDOM, START);
        assertThat(findings()).hasSize(1);
    }

    @Test
    void aDomainAboutCryptocurrencyIsSevere() {
        ask(COINS, START);
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.type()).isEqualTo("Impact:EC2/BitcoinDomainRequest.Reputation");
            assertThat(finding.severity()).isEqualTo(Severity.HIGH);
            assertThat(finding.explanation()).contains(COINS, "(bitcoin)");
        });
    }

    @Test
    void withoutAListOfPopularDomainsCryptocurrencyIsNotJudged() {
        ask(COINS, START);
        assertThat(Harness.of(new DomainReputation()).feed(queries).findings()).isEmpty();
    }

    @Test
    void cryptographyIsNoCurrency() {
        ask("cryptography-lectures.org", START);
        assertThat(findings()).isEmpty();
    }

    @Test
    void aPopularDomainIsSilent() {
        ask("popular-bitcoin-exchange.com", START);
        assertThat(findings()).isEmpty();
    }

    @Test
    void aNameThatACloudProviderAssignedIsRandomByDesign() {
        ask("d3ag4hukkh62yn.cloudfront.net", START);
        assertThat(findings()).isEmpty();
    }

    @Test
    void aTrustedClientIsSilent() {
        ask(RANDOM, START);
        assertThat(TrustedClient.harness(new DomainReputation()).feed(queries).findings())
                .isEmpty();
    }

    @Test
    void whileAnAccountIsLearnedAllIsNew() {
        ask(RANDOM, START);
        ask("a3c9e01f77b2d645.com", START.plus(Duration.ofDays(8)));
        assertThat(Harness.of(new DomainReputation())
                        .learn(Duration.ofDays(7))
                        .feed(queries)
                        .findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.explanation()).contains("a3c9e01f77b2d645.com"));
    }

    @Test
    void allOfAnInstanceBecomeOneFinding() {
        ask(RANDOM, START);
        ask("a3c9e01f77b2d645.com", START.plusSeconds(60));
        assertThat(findings()).hasSize(2).extracting(Finding::extraKey).containsOnly("");
    }

    @Test
    void aHigherThresholdIsSilent() {
        ask(RANDOM, START);
        assertThat(Harness.of(new DomainReputation())
                        .set("domain-reputation", "look", "39")
                        .feed(queries)
                        .findings())
                .isEmpty();
    }

    private void ask(String name, Instant time) {
        queries.add(DnsRecord.query("www." + name).answered("203.0.113.9").at(time));
    }

    private List<Finding> findings() {
        Lists popular =
                new Lists(Map.of(), Map.of("popular-domains", DomainSet.of(List.of("popular-bitcoin-exchange.com"))));
        return Harness.of(new DomainReputation()).lists(popular).feed(queries).findings();
    }
}
