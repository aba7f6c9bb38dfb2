package io.kumoban.detectors.guardduty;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.detectors.guardduty.dns.DnsExfiltration;
import io.kumoban.detectors.guardduty.dns.GeneratedDomains;
import io.kumoban.detectors.guardduty.dns.MetadataRebind;
import io.kumoban.detectors.guardduty.ec2.BruteForce;
import io.kumoban.detectors.guardduty.ec2.PortScan;
import io.kumoban.detectors.guardduty.ec2.PortSweep;
import io.kumoban.detectors.guardduty.ec2.TrafficVolumeUnusual;
import io.kumoban.engine.asset.Assets;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.finding.Finding;
import io.kumoban.engine.harness.DnsRecord;
import io.kumoban.engine.harness.Harness;
import io.kumoban.engine.list.AddressSet;
import io.kumoban.engine.testing.ExternalData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the detectors make of real captures: tunnels, scanning noise, generated names, ordinary look-ups. */
class RealCapturesTest {
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "resolver-tunnel_dns2tcp-key_dns2tcp-key.jsonl.gz",
                "resolver-tunnel_dnscat2-cname_dnscat2-cname.jsonl.gz",
                "resolver-tunnel_iodine-cname.jsonl.gz"
            })
    void aTunnelIsFoundUnderItsDomain(String capture) throws IOException {
        assertThat(names(lines("aws-format/" + capture))).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.detector()).isEqualTo("dns-exfiltration");
            assertThat(finding.severity()).isEqualTo(Severity.HIGH);
            assertThat(finding.extraKey()).isEqualTo("ggy666.tk");
        });
    }

    @Test
    void aCrawlOfPopularNamesIsSilent() throws IOException {
        assertThat(names(lines("aws-format/resolver-normal.jsonl.gz"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-04-19", "2024-04-20"})
    void aPublicServerUnderTheInternetsNoiseIsOnlyATargetOfSshGuessing(String day) throws IOException {
        Assets server = new Assets(AddressSet.of(List.of("64.225.56.201")), AddressSet.EMPTY, Map.of(), Map.of());
        List<Finding> raised = flows(server, lines("aws-format/vpcflow-zeek-beacon-" + day + ".log.gz"));
        assertThat(raised).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.type()).isEqualTo("UnauthorizedAccess:EC2/SSHBruteForce");
            assertThat(finding.resourceRole()).isEqualTo("TARGET");
        });
    }

    @Test
    void mostGeneratorsOfLettersAreSeen() throws IOException {
        Map<String, List<String>> families = new TreeMap<>();
        for (String line : lines("dns-dga/dga-families.csv.gz")) {
            String[] cells = line.split(",");
            families.computeIfAbsent(cells[0], family -> new ArrayList<>()).add(cells[1]);
        }
        families.values().removeIf(names -> names.size() < 20);
        List<DnsRecord> queries = new ArrayList<>();
        families.forEach((family, names) -> ask(queries, family, names.subList(0, Math.min(200, names.size()))));
        Set<String> seen = Harness.of(new GeneratedDomains()).feed(queries).findings().stream()
                .map(Finding::resource)
                .collect(Collectors.toSet());
        assertThat(seen).as("of %s", families.keySet()).hasSizeGreaterThanOrEqualTo(families.size() * 3 / 4);
    }

    @Test
    void popularNamesThatDoNotExistDoNotLookGenerated() throws IOException {
        List<String> names = lines("dns-dga/legit-top-sample.csv.gz").stream()
                .map(line -> line.substring(line.lastIndexOf(',') + 1))
                .toList();
        List<DnsRecord> queries = new ArrayList<>();
        int clients = names.size() / 25;
        for (int client = 0; client < clients; client++) {
            ask(queries, "client" + client, names.subList(25 * client, 25 * (client + 1)));
        }
        assertThat(Harness.of(new GeneratedDomains()).feed(queries).findings()).isEmpty();
    }

    private static void ask(List<DnsRecord> queries, String client, Collection<String> names) {
        int second = 0;
        for (String name : names) {
            queries.add(DnsRecord.query(name).from(client).missing().at(START.plusSeconds(second++)));
        }
    }

    private static List<Finding> names(List<String> lines) {
        return Harness.of(new DnsExfiltration(), new GeneratedDomains(), new MetadataRebind())
                .feed(lines)
                .findings();
    }

    private static List<Finding> flows(Assets assets, List<String> lines) {
        return Harness.of(new PortScan(), new PortSweep(), new BruteForce(), new TrafficVolumeUnusual())
                .assets(assets)
                .feed(lines)
                .findings();
    }

    /** The lines of a compressed file but the header of a flow log. */
    private static List<String> lines(String name) throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(ExternalData.named(name))), StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.startsWith("version ")).toList();
        }
    }
}
