package io.kumoban.engine.list;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.event.Address;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The formats that GuardDuty takes, and some of others, each told by what is in the file. */
class ListFormatsTest {
    @TempDir
    private Path folder;

    @Test
    void anOtxExportHoldsAddressesAndNamesAndOtherIndicatorsAreCounted() throws Exception {
        ListFolder.Content content = read("threat-entities.txt", """
            Indicator type,Indicator,Description
            IPv4,198.51.100.7,"a scanner, and worse"
            CIDR,203.0.113.0/24,
            IPv6,2001:db8::7,
            Domain name,Bad.Example,
            hostname,www.worse.example,
            FileHash-SHA256,e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855,
            URL,http://bad.example/x,
            IPv4,198.51.100.,
            """);

        assertMembers(content, "198.51.100.7", "203.0.113.99", "2001:db8::7");
        assertNames(content, "bad.example", "www.worse.example");
        assertThat(content.files().getFirst())
                .extracting(ListFolder.ListFile::entries, ListFolder.ListFile::bad, ListFolder.ListFile::skipped)
                .containsExactly(5, 1, 2);
        assertWarnings(
                content,
                "threat-entities.txt:9: '198.51.100.' is no IP address or CIDR block",
                "threat-entities.txt:7: indicators that are neither addresses nor domain names: 2 left out from here"
                        + " on");
    }

    @Test
    void theIndicatorsOfAStixBundleAreReadAndPatternsOfOtherKindsCounted() throws Exception {
        ListFolder.Content content = read("threat-entities.json", """
            {"type": "bundle", "id": "bundle--1", "objects": [
            {"type": "identity", "name": "somebody", "pattern": "[ipv4-addr:value = '192.0.2.200']"},
            {"type": "indicator", "pattern": "[ipv4-addr:value = '198.51.100.7']", "pattern_type": "stix"},
            {"pattern": "[ipv6-addr:value ISSUBSET '2001:db8::/32'] OR [domain-name:value = 'bad.example']",
             "type": "indicator"},
            {"type": "indicator", "pattern": "[domain-name:value IN ('a.example', 'b.example')]"},
            {"type": "indicator", "pattern": "[file:hashes.'SHA-256' = 'e3b0']"},
            {"type": "indicator", "pattern": "alert tcp any any", "pattern_type": "snort"},
            {"type": "indicator", "pattern": "[ipv4-addr:value = '192.0.2.201']", "revoked": true},
            {"type": "indicator", "pattern": "[ipv4-addr:value = '192.0.2.300']"}
            ]}
            """);

        assertMembers(content, "198.51.100.7", "2001:db8::99");
        assertNames(content, "bad.example", "a.example", "b.example");
        assertThat(content.lists().addresses("threat-ips").contains(Address.of("192.0.2.200")))
                .isFalse();
        assertWarnings(
                content,
                "threat-entities.json:10: '192.0.2.300' is no IP address or CIDR block",
                "threat-entities.json:7: patterns that ask for more than an address or a domain name:"
                        + " 2 left out from here on",
                "threat-entities.json:9: revoked indicators: 1 left out from here on");
    }

    @Test
    void ofALineOfAlienVaultTheAddressCounts() throws Exception {
        ListFolder.Content content = read("threat-ips.data", """
            198.51.100.7#4#2#Malicious Host#CN##39.9288,116.388#3
            198.51.100.9#2#3#Scanning Host;Spamming#US#Ashburn#39.04,-77.48#11
            """);

        assertMembers(content, "198.51.100.7", "198.51.100.9");
        assertThat(content.warnings()).isEmpty();
    }

    @Test
    void aListOfProofPointHasAColumnOfAddressesOrOfDomains() throws Exception {
        ListFolder.Content addresses = read("threat-ips.csv", """
            ip, category, score, first_seen, last_seen, ports
            198.51.100.7, 1, 127, 2026-01-01, 2026-02-01, 80 443
            """);
        ListFolder.Content domains = read("threat-domains.csv", """
            domain, category, score, first_seen, last_seen, ports
            bad.example, 1, 127, 2026-01-01, 2026-02-01, 80
            """);

        assertMembers(addresses, "198.51.100.7");
        assertNames(domains, "bad.example");
        assertThat(domains.warnings()).isEmpty();
    }

    @Test
    void aListOfFireEyeHasItsAddressesAmongManyColumns() throws Exception {
        ListFolder.Content content = read("threat-entities.csv", """
            "reportId","title","ip","domain","md5"
            "26-1","a, b and \"\"c\"\"","198.51.100.7","",""
            "26-2","d","","bad.example",""
            "26-3","e","","","d41d8cd98f00b204e9800998ecf8427e"
            """);

        assertMembers(content, "198.51.100.7");
        assertNames(content, "bad.example");
        assertWarnings(content, "threat-entities.csv:4: rows without an address or a name: 1 left out from here on");
    }

    @Test
    void nodesOfTorStandInTheSecondColumn() throws Exception {
        ListFolder.Content content = read("threat-ips.csv", """
            fingerprint, ipaddr, port
            0008D9640FE4947F73E355F67E20C2D290BBC72C, 198.51.100.7, 444
            0008D9640FE4947F73E355F67E20C2D290BBC72C, 2001:db8:6003::141, 81
            """);

        assertMembers(content, "198.51.100.7", "2001:db8:6003::141");
        assertThat(content.warnings()).isEmpty();
    }

    @Test
    void freeTextMayHavePortsAndUrlsAndPathsStandForNoHost() throws Exception {
        ListFolder.Content content = read("threat-entities.txt", """
            # Reference: https://example.org/report

            198.51.100.7:8080
            [2001:db8::7]:443
            bad.example:8443 # with a port
            http://worse.example/
            http://198.51.100.8
            /gate.php
            shared.example/kit/index.html
            https://192.0.2.200/a
            44d88612fea8a8f36de82e1278abb02f
            198.51.100.9:22:80
            """);

        assertMembers(content, "198.51.100.7", "198.51.100.8", "2001:db8::7");
        assertNames(content, "bad.example", "worse.example");
        assertThat(content.lists().domains("threat-domains").contains("shared.example"))
                .isFalse();
        assertWarnings(
                content,
                "threat-entities.txt:12: '198.51.100.9:22:80' is no IP address, CIDR block or domain name",
                "threat-entities.txt:8: paths of URLs, which stand for a page and not for its host:"
                        + " 3 left out from here on",
                "threat-entities.txt:11: hashes of files: 1 left out from here on");
    }

    @Test
    void namesInAListOfAddressesAreToldOfTheListThatTakesBoth() throws Exception {
        assertWarnings(
                read("threat-ips.txt", "198.51.100.7\nbad.example\nworse.example:80\n"),
                "threat-ips.txt:2: domain names: 2 left out from here on; a file named threat-entities takes both");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\ufeff198.51.100.7\nBAD.Example.\n",
                "198.51.100.7\r\n\r\nbad.example\r\n",
                "\t198.51.100.7 \n  bad.example\t\n",
                "198.51.100.7\n198.51.100.7\nbad.example\nbad.example\n",
                "198.51.100.7/31\nbad.example",
                "\n# x\n\n198.51.100.7 # one\n*.bad.example\n",
                "\ufeff[\"198.51.100.7\",\n \"bad.example\"]"
            })
    void marksBlanksLineEndsCaseAndRepetitionsDoNotMatter(String text) throws Exception {
        ListFolder.Content content = read("threat-entities", text);

        assertThat(content.warnings()).isEmpty();
        assertMembers(content, "198.51.100.7");
        assertNames(content, "bad.example");
        assertThat(content.lists().addresses("threat-ips").size()).isOne();
        assertThat(content.lists().domains("threat-domains").size()).isOne();
    }

    @Test
    void bitsBehindThePrefixDoNotMatter() throws Exception {
        ListFolder.Content content = read("threat-ips.txt", "198.51.100.77/24\n2001:db8::77/32\n");

        assertMembers(content, "198.51.100.1", "2001:db8:ffff::1");
    }

    @Test
    void namesOfAnyScriptAndCaseAreThoseThatQueriesShow() throws Exception {
        ListFolder.Content content =
                read("threat-domains.txt", "M\u00dcnchen.Example\n\u4f8b\u3048.\u30c6\u30b9\u30c8\n");

        assertNames(content, "xn--mnchen-3ya.example", "xn--r8jz45g.xn--zckzah");
    }

    @Test
    void nothingLongerThanANameIsEncoded() throws Exception {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            line.appendCodePoint(0x4e00 + i);
        }

        ListFolder.Content content = read("threat-domains.txt", (line + ".example\n").repeat(20));

        assertThat(content.files().getFirst().bad()).isEqualTo(20);
    }

    @Test
    void aPackedListIsUnpackedAndADamagedOneBreaksOff() throws Exception {
        byte[] packed = gzip("198.51.100.7\n".repeat(10_000));
        Files.write(folder.resolve("threat-ips.txt.gz"), packed);
        ListFolder.Content whole = ListFolder.read(folder);
        Files.write(folder.resolve("threat-ips.txt.gz"), Arrays.copyOf(packed, packed.length - 9));
        ListFolder.Content broken = ListFolder.read(folder);

        assertMembers(whole, "198.51.100.7");
        assertThat(whole.files().getFirst().entries()).isEqualTo(10_000);
        assertMembers(broken, "198.51.100.7");
        assertWarnings(broken, "threat-ips.txt.gz: the gzip breaks off or is damaged; the rest is not read");
    }

    @Test
    void xmlIsToldAndLeftAlone() throws Exception {
        assertWarnings(
                read("threat-ips.xml", "<?xml version=\"1.0\"?><stix:STIX_Package/>"),
                "threat-ips.xml: not read: XML, perhaps STIX 1; convert it to STIX 2 or to text");
    }

    @Test
    void aLineWithoutEndIsToldAndThoseAroundItAreRead() throws Exception {
        ListFolder.Content content =
                read("threat-ips.txt", "198.51.100.7\n" + "1".repeat(300_000) + "\n198.51.100.9\n");

        assertMembers(content, "198.51.100.7", "198.51.100.9");
        assertWarnings(content, "threat-ips.txt:2: a line of more than 65536 bytes");
    }

    @Test
    void aListKnowsTheFilesThatItCameFrom() throws Exception {
        Files.writeString(folder.resolve("threat-ips.txt"), "");
        ListFolder.Content content = read("threat-entities.txt", "bad.example\n");

        List<ListOrigin> origins = content.lists().origins("threat-ips");
        assertThat(origins).extracting(ListOrigin::file).containsExactly("threat-entities.txt", "threat-ips.txt");
        assertThat(origins.getLast().sha256())
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(content.lists().origins("threat-domains")).containsExactly(origins.getFirst());
        assertThat(content.lists().and(content.lists()).origins("threat-ips")).isEqualTo(origins);
        assertThat(content.lists().origins("unknown-ips")).isEmpty();
    }

    private ListFolder.Content read(String name, String text) throws Exception {
        Files.writeString(folder.resolve(name), text);
        return ListFolder.read(folder);
    }

    private static byte[] gzip(String text) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream packing = new GZIPOutputStream(bytes)) {
            packing.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static void assertMembers(ListFolder.Content content, String... addresses) {
        for (String address : addresses) {
            assertThat(content.lists().addresses("threat-ips").contains(Address.of(address)))
                    .as(address)
                    .isTrue();
        }
    }

    private static void assertNames(ListFolder.Content content, String... names) {
        for (String name : names) {
            assertThat(content.lists().domains("threat-domains").contains(name))
                    .as(name)
                    .isTrue();
        }
    }

    private static void assertWarnings(ListFolder.Content content, String... warnings) {
        assertThat(content.warnings()).extracting(ListFolder.Warning::toString).containsExactly(warnings);
    }
}
