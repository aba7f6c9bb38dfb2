package io.kumoban.detectors.guardduty.dns;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.finding.Finding;
import io.kumoban.engine.harness.DnsRecord;
import io.kumoban.engine.harness.Harness;
import io.kumoban.engine.list.DomainSet;
import io.kumoban.engine.list.Lists;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListedDomainTest {
    private static final Detector<?, ?>[] FAMILY = {
        new MiningDomain(),
        new CommandAndControlDomain(),
        new BlackholeDomain(),
        new BlackholedMiningDomain(),
        new BlackholedCommandAndControlDomain(),
        new AbusedDomain(),
        new CustomDomain(),
        new DriveByDomain(),
        new DropDomain(),
        new KnownGeneratedDomain(),
        new MaliciousDomain(),
        new PhishingDomain()
    };

    private static final Map<String, DomainSet> LISTS = Stream.of(
                    "crypto-domains pool.example.com",
                    "c2-domains c2.example.net",
                    "blackhole-domains sunk.example.org",
                    "abused-domains dyn.example.org",
                    "custom-domains mine.example.org",
                    "drive-by-domains kit.example.org",
                    "drop-domains drop.example.org",
                    "dga-domains qxvzk.example.org",
                    "malicious-domains bad.example.org",
                    "phishing-domains log-in.example.org")
            .map(list -> list.split(" "))
            .collect(Collectors.toMap(list -> list[0], list -> DomainSet.of(List.of(list[1]))));

    @ParameterizedTest
    @CsvSource({
        "pool.example.com, CryptoCurrency:EC2/BitcoinTool.B!DNS",
        "eu.stratum.pool.example.com, CryptoCurrency:EC2/BitcoinTool.B!DNS",
        "C2.EXAMPLE.NET, Backdoor:EC2/C&CActivity.B!DNS",
        "sunk.example.org, Trojan:EC2/BlackholeTraffic!DNS",
        "home.dyn.example.org, Impact:EC2/AbusedDomainRequest.Reputation",
        "mine.example.org, Impact:EC2/MaliciousDomainRequest.Custom",
        "kit.example.org, Trojan:EC2/DriveBySourceTraffic!DNS",
        "drop.example.org, Trojan:EC2/DropPoint!DNS",
        "qxvzk.example.org, Trojan:EC2/DGADomainRequest.C!DNS",
        "bad.example.org, Impact:EC2/MaliciousDomainRequest.Reputation",
        "log-in.example.org, Trojan:EC2/PhishingDomainRequest!DNS"
    })
    void aNameOnAListHasTheListsType(String name, String type) {
        assertThat(run(DnsRecord.query(name)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.type()).isEqualTo(type));
    }

    @ParameterizedTest
    @CsvSource({"0.0.0.0", "127.0.0.1", "127.0.0.53"})
    void aListedNameThatIsLedNowhereIsBlackholedToo(String address) {
        assertThat(run(DnsRecord.query("pool.example.com").answered(address)))
                .extracting(Finding::type)
                .containsExactlyInAnyOrder("CryptoCurrency:EC2/BitcoinTool.B!DNS", "Trojan:EC2/BlackholeTraffic!DNS");
    }

    @ParameterizedTest
    @CsvSource({"example.com", "spool.example.com", "pool.example.com.example.org"})
    void neighboursOfAListedNameAreSilent(String name) {
        assertThat(run(DnsRecord.query(name).answered("0.0.0.0"))).isEmpty();
    }

    @Test
    void aTrustedClientIsSilent() {
        assertThat(TrustedClient.harness(FAMILY)
                        .lists(new Lists(Map.of(), LISTS))
                        .feed(DnsRecord.query("pool.example.com"))
                        .findings())
                .isEmpty();
    }

    @Test
    void eachQueryCounts() {
        List<Finding> raised = run(
                DnsRecord.query("pool.example.com"),
                DnsRecord.query("pool.example.com").at("2026-03-02T11:00:00Z"));
        assertThat(raised).hasSize(2).extracting(Finding::resource).containsOnly("i-0123456789abcdef0");
    }

    @Test
    void eachListWorksWithoutTheOthers() {
        Lists only = new Lists(Map.of(), Map.of("c2-domains", LISTS.get("c2-domains")));
        assertThat(Harness.of(FAMILY)
                        .lists(only)
                        .feed(DnsRecord.query("c2.example.net"), DnsRecord.query("pool.example.com"))
                        .findings())
                .extracting(Finding::detector)
                .containsExactly("command-and-control-domain");
    }

    @Test
    void theBuiltInMiningListIsSortedAndInLowerCase() throws IOException {
        try (InputStream in =
                MiningDomain.class.getResourceAsStream("/io/kumoban/detectors/lists/crypto-domains.txt")) {
            List<String> names = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
            assertThat(names).isSorted().doesNotHaveDuplicates().hasSizeGreaterThan(30);
            assertThat(names).allMatch(name -> name.matches("[a-z0-9-]+(\\.[a-z0-9-]+)+"));
        }
    }

    private static List<Finding> run(DnsRecord... queries) {
        return Harness.of(FAMILY)
                .lists(new Lists(Map.of(), LISTS))
                .feed(queries)
                .findings();
    }
}
