package io.kumoban.detectors.sigma.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.detectors.sigma.modifier.Placeholders;
import io.kumoban.detectors.sigma.rule.RuleSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are made to take long, or much memory, end in a problem at once. */
class HostileRulesTest {
    private static final String HEAD = "title: t\nlogsource: {category: dns}\ndetection:\n  condition: s\n  s:\n";

    @Test
    void aBombOfAliasesIsRefused() {
        assertProblem("a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n", "aliases are not allowed");
    }

    @Test
    void deepNestingIsRefused() {
        assertProblem("a: " + "[".repeat(200_000), "nested deeper than 32");
        assertProblem("a: " + "{a: ".repeat(100_000), "nested deeper than 32");
    }

    @Test
    void aMegabyteOfExpressionIsRefused() {
        assertProblem(HEAD + "    f|re: '" + "a".repeat(1_000_000) + "'\n", "longer than 8192 characters");
        assertProblem(HEAD + "    f|re: '" + "(a|b)*".repeat(1300) + "('\n", "this is no regular expression");
    }

    @Test
    void valuesThatMultiplyAreRefused() {
        String values =
                IntStream.range(0, 2000).mapToObj(i -> "-a" + i + " -b -c -d").collect(Collectors.joining(", "));

        assertProblem(HEAD + "    f|windash|base64offset: [" + values + "]\n", "more than 100000 tests");
    }

    @Test
    void repeatedDocumentsThatGrowAreRefused() {
        String fields = IntStream.range(0, 2000).mapToObj(i -> "f" + i + ": 1").collect(Collectors.joining(", "));
        String repeats = IntStream.range(0, 9000)
                .mapToObj(i -> "---\naction: repeat\ntitle: t" + i + "\n")
                .collect(Collectors.joining());

        assertProblem(
                "title: t\nlogsource: {category: dns}\ndetection: {condition: s, s: {" + fields + "}}\n" + repeats,
                "more rules than are read at once");
    }

    @Test
    void aChainOfCorrelationsIsRefusedWhereItGetsTooDeep() {
        String chain = IntStream.range(0, 3000)
                .mapToObj(i -> "---\ntitle: c%d\ncorrelation: {type: temporal, rules: [c%d], timespan: 1m}\n"
                        .formatted(i, i + 1))
                .collect(Collectors.joining());

        assertProblem(
                chain + "---\ntitle: c3000\nlogsource: {category: dns}\ndetection: {s: {a: 1}, condition: s}\n",
                "more than 32 deep");
    }

    @Test
    void aHugeFileIsRefused(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("huge.yml"), new byte[3 << 20]);

        assertThat(SigmaReader.read(List.of(file.toString()), Placeholders.NONE).problems())
                .singleElement()
                .asString()
                .contains("larger than 1 MiB");
    }

    private static void assertProblem(String text, String sentence) {
        RuleSet read = SigmaReader.read("rule.yml", text, Placeholders.NONE);

        assertThat(read.problems())
                .anySatisfy(problem ->
                        assertThat(problem.toString()).contains(sentence).hasSizeLessThan(500));
    }
}
