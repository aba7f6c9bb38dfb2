package io.kumoban.engine.list;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.event.Address;
import io.kumoban.engine.testing.ExternalData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists as others publish them: nearly every entry can be used, and none is lost without a word. */
class RealListsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "threat-ipsum/ipsum-level2.txt.gz, bad-ips, 30773, 0, 0",
        "threat-tor/latest.exits.csv, tor-exit-ips, 5933, 0, 0",
        "threat-tor/latest.all.csv, tor-relay-ips, 15612, 0, 0",
        "threat-maltrail/mass_scanner.txt.gz, scanner-ips, 19215, 3, 2",
        "threat-maltrail/mass_scanner_cidr.txt.gz, scanner-ranges, 1106, 0, 0",
        "threat-maltrail/malware/cobaltstrike.txt.gz, c2-entities, 14192, 3, 506",
        "lists-misp-warninglists/cloudflare-top100k.json.gz, popular-domains, 100000, 1, 0",
        "lists-misp-warninglists/vpn-ipv6.json.gz, vpn-ips, 1250, 0, 0"
    })
    void listsAreReadInTheFormThatTheyCome(String file, String list, int entries, int bad, int skipped)
            throws IOException {
        Files.createSymbolicLink(folder.resolve(list + ".list"), ExternalData.named(file));

        ListFolder.ListFile read = ListFolder.read(folder).files().getFirst();

        assertThat(read.entries() + " " + read.bad() + " " + read.skipped())
                .isEqualTo(entries + " " + bad + " " + skipped);
    }

    @Test
    void theRangesOfAmazonHoldAmazonsAddresses() throws IOException {
        Files.createSymbolicLink(
                folder.resolve("aws-ranges.json"), ExternalData.named("aws-ip-ranges/ip-ranges.json.gz"));

        ListFolder.Content content = ListFolder.read(folder);

        assertThat(content.warnings()).isEmpty();
        assertThat(content.lists().addresses("aws-ranges").contains(Address.of("52.94.236.248")))
                .isTrue();
        assertThat(content.lists().addresses("aws-ranges").contains(Address.of("198.51.100.7")))
                .isFalse();
    }
}
