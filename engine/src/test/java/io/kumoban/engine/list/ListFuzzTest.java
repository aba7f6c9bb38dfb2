package io.kumoban.engine.list;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.kumoban.engine.testing.Damage;
import io.kumoban.engine.testing.OneFile;
import io.kumoban.engine.testing.Property;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a list holds, of whichever kind it is, its good entries are taken and the others told. */
class ListFuzzTest {
    private static final List<String> NAMES = List.of("x-ips.txt", "x-ranges.json", "x-domains.csv", "x-entities.txt");

    @ParameterizedTest
    @MethodSource("lists")
    void listsAreReadAndTheirMistakesTold(byte[] list) throws IOException {
        for (String name : NAMES) {
            try (OneFile one = new OneFile(name, list)) {
                ListFolder.Content content = ListFolder.read(one.folder());

                assertThat(content.warnings())
                        .allSatisfy(warning -> assertThat(warning.reason()).isNotBlank());
            }
        }
    }

    @Test
    void damagedListsAreReadAndTheirMistakesTold() {
        List<byte[]> seeds = lists().toList();
        Property.of(300, random -> Damage.to(seeds.get(random.nextInt(seeds.size())), random))
                .holds(this::listsAreReadAndTheirMistakesTold);
    }

    @MethodSource("lists")
    @FuzzTest
    void fuzzLists(byte[] list) throws IOException {
        listsAreReadAndTheirMistakesTold(list);
    }

    static Stream<byte[]> lists() {
        return Stream.of(
                        "# list\n192.0.2.1\n10.0.0.0/8 # own\n2001:db8::/32\nbad.example.com\n*.example.org\n",
                        "\"ip\",\"note\"\n\"192.0.2.1\",\"a \"\"b\"\"\"\n198.51.100.0/24,x\n",
                        "[\"192.0.2.1\",\"bad.example.com\",{\"ip\":\"::1\"},1]",
                        "{\"prefixes\":[{\"ip_prefix\":\"192.0.2.0/24\"}],\"ipv6_prefixes\":[]}",
                        "{\"objects\":[{\"type\":\"indicator\",\"pattern\":\"[ipv4-addr:value = '192.0.2.1' OR"
                                + " domain-name:value IN ('a.example', 'b.example')]\",\"revoked\":false}]}",
                        "Indicator type,Indicator,Description\nIPv4,192.0.2.1,\"a, b\"\nURL,http://a.example/b,\n",
                        "192.0.2.1#4#2#Malicious Host#CN##39.9,116.3#3\n",
                        "192.0.2.1:80\n[::1]:443\nhttp://a.example:80/\n/gate.php\na.example/x\n",
                        "192.0.2.1/33\n::/129\n1.2.3\n-\n..\nxn--\n",
                        "199.\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff/24,\n")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }
}
