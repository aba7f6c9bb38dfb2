package io.kumoban.engine.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kumoban.engine.event.Address;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListFolderTest {
    @TempDir
    private Path folder;

    @Test
    void textFilesAreReadWithCommentsAndBlanks() throws Exception {
        file("bad-ips.txt", "# a list\n\n 198.51.100.7 \n203.0.113.0/24 # a block\n2001:db8::/32\r\n");
        file("bad-domains.txt", "Bad.Example.\n*.tunnel.example\nmünchen.example\n*.onion\n");

        ListFolder.Content content = ListFolder.read(folder);

        assertThat(content.warnings()).isEmpty();
        assertThat(content.lists().names()).containsExactly("bad-domains", "bad-ips");
        AddressSet addresses = content.lists().addresses("bad-ips");
        assertThat(addresses.contains(Address.of("203.0.113.200"))).isTrue();
        assertThat(addresses.contains(Address.of("2001:db8::1"))).isTrue();
        assertThat(addresses.contains(Address.of("198.51.100.8"))).isFalse();
        DomainSet domains = content.lists().domains("bad-domains");
        assertThat(domains.contains("www.bad.example")).isTrue();
        assertThat(domains.contains("a.tunnel.example")).isTrue();
        assertThat(domains.contains("xn--mnchen-3ya.example")).isTrue();
        assertThat(domains.contains("abc.onion")).isTrue();
        assertThat(domains.contains("example")).isFalse();
    }

    @Test
    void theFirstColumnOfCsvIsReadAndItsHeaderIsNoMistake() throws Exception {
        file("feed-ips.csv", "ip,score\n198.51.100.7,3\n\"198.51.100.8\",\"a,b\"\nnot-an-ip,1\n");

        ListFolder.Content content = ListFolder.read(folder);

        assertThat(content.files()).singleElement().satisfies(file -> {
            assertThat(file.entries()).isEqualTo(2);
            assertThat(file.bad()).isOne();
        });
        assertThat(content.warnings())
                .extracting(ListFolder.Warning::toString)
                .containsExactly("feed-ips.csv:4: 'not-an-ip' is no IP address or CIDR block");
    }

    @Test
    void badEntriesAreToldAndLeftOut() throws Exception {
        file("bad-ips.txt", "198.51.100.7\n198.51.100.300\n10.0.0.0/40\n");
        file("bad-domains.txt", "ok.example\ncom\n198.51.100.300\n192.0.2.1\n");

        ListFolder.Content content = ListFolder.read(folder);

        assertThat(content.warnings())
                .extracting(ListFolder.Warning::toString)
                .containsExactly(
                        "bad-domains.txt:2: 'com' is no domain name",
                        "bad-domains.txt:3: '198.51.100.300' is no domain name",
                        "bad-domains.txt:4: addresses: 1 left out from here on; a file named bad-entities takes both",
                        "bad-ips.txt:2: '198.51.100.300' is no IP address or CIDR block",
                        "bad-ips.txt:3: '10.0.0.0/40' is no IP address or CIDR block");
        assertThat(content.lists().addresses("bad-ips").size()).isOne();
    }

    @Test
    void manyBadEntriesAreSummedUp() throws Exception {
        file("bad-ips.txt", "x\n".repeat(100));

        ListFolder.Content content = ListFolder.read(folder);

        assertThat(content.warnings()).hasSize(ListFolder.MOST_WARNINGS + 1);
        assertThat(content.warnings().getLast()).hasToString("bad-ips.txt: 90 more entries were left out");
    }

    @Test
    void warningListsOfMispAreRead() throws Exception {
        file("resolver-ips.json", """
            {"name": "resolvers", "type": "cidr", "version": 3, "list": ["1.1.1.1", "8.8.8.0/24"],
             "matching_attributes": ["ip-src", "ip-dst"]}
            """);
        file("cdn-domains.json", "{\"type\": \"hostname\", \"list\": [\"cdn.example\", \".static.example\"]}");

        ListFolder.Content content = ListFolder.read(folder);

        assertThat(content.warnings()).isEmpty();
        assertThat(content.lists().addresses("resolver-ips").size()).isEqualTo(2);
        assertThat(content.lists().domains("cdn-domains").contains("a.static.example"))
                .isTrue();
    }

    @Test
    void theRangesOfAmazonAreRead() throws Exception {
        file("aws-ranges.json", """
            {"syncToken": "1", "prefixes": [{"ip_prefix": "3.5.140.0/22", "region": "ap-northeast-2"}],
             "ipv6_prefixes": [{"ipv6_prefix": "2600:1ff2:4000::/40", "region": "us-west-2"}]}
            """);

        AddressSet ranges = ListFolder.read(folder).lists().addresses("aws-ranges");

        assertThat(ranges.contains(Address.of("3.5.140.9"))).isTrue();
        assertThat(ranges.contains(Address.of("2600:1ff2:4000::9"))).isTrue();
        assertThat(ranges.size()).isEqualTo(2);
    }

    @Test
    void brokenJsonKeepsWhatWasReadBeforeIt() throws Exception {
        file("a-ips.json", "{\"list\": [\"192.0.2.1\",\n oops");

        ListFolder.Content content = ListFolder.read(folder);

        assertThat(content.lists().addresses("a-ips").size()).isOne();
        assertThat(content.warnings())
                .extracting(ListFolder.Warning::toString)
                .containsExactly("a-ips.json:2: no JSON from here on; the rest is not read");
    }

    @Test
    void filesOfOtherNamesAreToldAndLeftAlone() throws Exception {
        file("README.md", "x");
        file("words.txt", "x");
        file(".hidden", "x");

        assertThat(ListFolder.read(folder).warnings())
                .extracting(ListFolder.Warning::file)
                .containsExactly("README.md", "words.txt");
    }

    @Test
    void aFileHasItsHash() throws Exception {
        file("empty-ips.txt", "");

        assertThat(ListFolder.read(folder).files().getFirst().sha256())
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void aMissingFolderIsNamed() {
        assertThatThrownBy(() -> ListFolder.read(folder.resolve("none"))).hasMessageContaining("none");
    }

    @Test
    void listsOfTheSameNameAreJoined() {
        Lists builtIn = new Lists(Map.of("a-ips", AddressSet.of(List.of("192.0.2.1"))), Map.of());
        Lists own = new Lists(
                Map.of("a-ips", AddressSet.of(List.of("192.0.2.2"))),
                Map.of("d-domains", DomainSet.of(List.of("x.example"))));

        Lists both = builtIn.and(own);

        assertThat(both.addresses("a-ips").size())
                .as("neighbours are one range")
                .isOne();
        assertThat(both.addresses("a-ips").contains(Address.of("192.0.2.2"))).isTrue();
        assertThat(both.addresses("a-ips").contains(Address.of("192.0.2.1"))).isTrue();
        assertThat(both.names()).containsExactly("a-ips", "d-domains");
    }

    @Test
    void domainsOfBothSetsAreInTheirUnion() {
        DomainSet both = DomainSet.of(List.of("a.example")).and(DomainSet.of(List.of("b.example")));

        assertThat(both.size()).isEqualTo(2);
        assertThat(both.contains("x.b.example")).isTrue();
    }

    @Test
    void whatTheContextTrustsIsTrustedBesidesTheList() {
        Lists lists = new Lists(Map.of(Lists.TRUSTED, AddressSet.of(List.of("192.0.2.1"))), Map.of())
                .trusting(AddressSet.of(List.of("198.51.100.0/24")));

        assertThat(lists.addresses(Lists.TRUSTED).contains(Address.of("192.0.2.1")))
                .isTrue();
        assertThat(lists.addresses(Lists.TRUSTED).contains(Address.of("198.51.100.9")))
                .isTrue();
    }

    private void file(String name, String content) throws Exception {
        Files.writeString(folder.resolve(name), content);
    }
}
