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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListedDomainTest {
    private static final Detector<?, ?>[] FAMILY = {
        new MiningDomain(),
        new CommandAndControlDomain(),
        new BlackholeDomain(),
        new BlackholedMiningDomain(),
        new BlackholedCommandAndControlDomain()
    };

    private static final Map<String, DomainSet> LISTS = Map.of(
            "crypto-domains", DomainSet.of(List.of("pool.example.com")),
            "c2-domains", DomainSet.of(List.of("c2.example.net")),
            "blackhole-domains", DomainSet.of(List.of("sunk.example.org")));

    @ParameterizedTest
    @CsvSource({
        "pool.example.com, CryptoCurrency:EC2/BitcoinTool.B!DNS",
        "eu.stratum.pool.example.com, CryptoCurrency:EC2/BitcoinTool.B!DNS",
        "C2.EXAMPLE.NET, Backdoor:EC2/C&CActivity.B!DNS",
        "sunk.example.org, Trojan:EC2/BlackholeTraffic!DNS"
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
