package io.kumoban.engine.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicSuffixesTest {
    private static final PublicSuffixes SHIPPED = PublicSuffixes.shipped();

    @ParameterizedTest
    @CsvSource({
        "example.com, example.com",
        "a.b.example.com, example.com",
        "example.co.uk, example.co.uk",
        "www.example.co.uk, example.co.uk",
        "shop.any.ck, shop.any.ck",
        "a.shop.any.ck, shop.any.ck",
        "www.ck, www.ck",
        "a.b.www.ck, www.ck",
        "city.kobe.jp, city.kobe.jp",
        "a.city.kobe.jp, city.kobe.jp",
        "a.b.other.kobe.jp, b.other.kobe.jp",
        "pages.github.io, pages.github.io",
        "a.pages.github.io, pages.github.io",
        "x.bucket.s3.amazonaws.com, bucket.s3.amazonaws.com",
        "4.3.2.1.in-addr.arpa, 1.in-addr.arpa",
        "8.b.d.0.1.0.0.2.ip6.arpa, 2.ip6.arpa",
        "host.internal, host.internal",
        "a.b.unlisted-tld, b.unlisted-tld",
        "a.example.xn--55qx5d.cn, example.xn--55qx5d.cn",
        "a.example.公司.cn, example.公司.cn",
        "..example.com, example.com",
        "'example.com\t;junk', 'example.com\t;junk'",
        "_dmarc.example.org, example.org"
    })
    void theRegisteredDomainIsTheSuffixAndOneLabelMore(String name, String registered) {
        assertThat(registeredDomain(SHIPPED, name)).isEqualTo(registered);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com",
                "co.uk",
                "any.ck",
                "ck",
                "other.kobe.jp",
                "github.io",
                "in-addr.arpa",
                "arpa",
                "localhost",
                "",
                ".",
                "..",
                ".com",
                "com.",
                "example.com.",
                "example..com",
                "公司.cn"
            })
    void aPublicSuffixOrASingleLabelHasNone(String name) {
        assertThat(registeredDomain(SHIPPED, name)).isNull();
    }

    @Test
    void onlyTheGivenRangeOfBytesCounts() {
        byte[] line = "x.www.example.co.uk.y".getBytes(StandardCharsets.US_ASCII);

        assertThat(SHIPPED.registeredDomainStart(line, 2, 17)).isEqualTo(6);
    }

    @Test
    void anotherListTakesThePlaceOfTheShippedOne() {
        PublicSuffixes own = PublicSuffixes.of(List.of("// ours", "", "corp", "  team.corp  and a remark"));

        assertThat(registeredDomain(own, "a.b.team.corp")).isEqualTo("b.team.corp");
        assertThat(registeredDomain(own, "a.b.co.uk")).isEqualTo("co.uk");
    }

    @Test
    void aWildcardThatIsNotTheFirstLabelIsRefused() {
        assertThatThrownBy(() -> PublicSuffixes.of(List.of("com", "a.*.com")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a.*.com");
    }

    @Test
    void namesAroundEveryRuleAreCutAsThePublishedAlgorithmCutsThem() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<String> rules = shippedRules();
        Reference reference = new Reference(rules);
        for (String rule : rules) {
            String name = rule.replace("!", "").replace("*", label(random));
            for (int labels = 0; labels < 4; labels++) {
                String ascii = IDN.toASCII(name, IDN.ALLOW_UNASSIGNED);
                assertThat(registeredDomain(SHIPPED, name))
                        .as("%s, seed %d", name, seed)
                        .isEqualTo(reference.registeredDomain(name));
                assertThat(registeredDomain(SHIPPED, ascii) == null)
                        .as("%s, seed %d", ascii, seed)
                        .isEqualTo(reference.registeredDomain(name) == null);
                name = label(random) + "." + name;
            }
        }
    }

    @Test
    void randomBytesNeverThrow() {
        Random random = new Random(7);
        byte[] alphabet = "..ckcomgithubio\u00ff *!".getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < 20_000; i++) {
            byte[] name = new byte[random.nextInt(24)];
            for (int at = 0; at < name.length; at++) {
                name[at] = alphabet[random.nextInt(alphabet.length)];
            }

            assertThat(SHIPPED.registeredDomainStart(name, 0, name.length)).isBetween(-1, name.length);
        }
    }

    private static @Nullable String registeredDomain(PublicSuffixes list, String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        int start = list.registeredDomainStart(bytes, 0, bytes.length);
        return start < 0 ? null : new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8);
    }

    private static String label(Random random) {
        return "x" + Integer.toString(random.nextInt(1_000_000), 36);
    }

    private static List<String> shippedRules() throws IOException {
        try (InputStream list = PublicSuffixesTest.class.getResourceAsStream("/effective_tld_names.dat")) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("//"))
                    .toList();
        }
    }

    /** The algorithm of publicsuffix.org word by word, on strings. */
    private static final class Reference {
        private final Set<String> rules;

        Reference(List<String> rules) {
            this.rules = new HashSet<>(rules);
        }

        @Nullable
        String registeredDomain(String name) {
            List<String> labels = Arrays.asList(name.split("\\."));
            int suffixLabels = suffixLabels(labels);
            return labels.size() <= suffixLabels ? null : last(labels, suffixLabels + 1);
        }

        private int suffixLabels(List<String> labels) {
            int longest = 1;
            for (int count = 1; count <= labels.size(); count++) {
                String tail = last(labels, count);
                List<String> starred = new ArrayList<>(labels.subList(labels.size() - count, labels.size()));
                starred.set(0, "*");
                if (rules.contains("!" + tail)) {
                    return count - 1;
                }
                if (rules.contains(tail) || rules.contains(String.join(".", starred))) {
                    longest = count;
                }
            }
            return longest;
        }

        private static String last(List<String> labels, int count) {
            return String.join(".", labels.subList(labels.size() - count, labels.size()));
        }
    }
}
