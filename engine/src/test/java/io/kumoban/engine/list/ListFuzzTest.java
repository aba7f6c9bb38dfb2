package io.kumoban.engine.list;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.kumoban.engine.testing.OneFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a list holds, of whichever kind it is, its good entries are taken and the others told. */
class ListFuzzTest {
    private static final List<String> NAMES =
            List.of("x-ips.txt", "x-ips.csv", "x-ips.json", "x-domains.txt", "x-domains.csv", "x-domains.json");

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
                        "192.0.2.1/33\n::/129\n1.2.3\n-\n..\nxn--\n",
                        "199.\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff/24,\n")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }
}
