package io.kumoban.detectors.sigma.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.kumoban.detectors.sigma.condition.ConditionText;
import io.kumoban.detectors.sigma.event.MapEvent;
import io.kumoban.detectors.sigma.modifier.Placeholders;
import io.kumoban.detectors.sigma.oracle.Oracle;
import io.kumoban.detectors.sigma.rule.Detection;
import io.kumoban.detectors.sigma.rule.RuleSet;
import io.kumoban.detectors.sigma.rule.SigmaRule;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a file of rules holds, it is read into rules that can be applied, and problems that name it. */
class SigmaReaderFuzzTest {
    private static final Placeholders PLACEHOLDERS = new Placeholders(Map.of("Servers", List.of("srv*")));
    private static final MapEvent EVENT = new MapEvent(Map.of("a", Map.of("b", List.of("x", 1))));

    @ParameterizedTest
    @MethodSource("rules")
    void rulesAreReadOrRefused(byte[] yaml) {
        RuleSet read = SigmaReader.read("rule.yml", new String(yaml, StandardCharsets.UTF_8), PLACEHOLDERS);

        assertThat(read.problems())
                .allSatisfy(problem -> assertThat(problem.place().file()).isEqualTo("rule.yml"));
        for (SigmaRule rule : read.rules()) {
            Oracle.holds(rule.predicate(), EVENT);
            for (Detection.Stated stated : rule.detection().conditions()) {
                assertThat(ConditionText.of(stated.condition())).isNotEmpty();
            }
        }
    }

    @MethodSource("rules")
    @FuzzTest
    void fuzzRules(byte[] yaml) {
        rulesAreReadOrRefused(yaml);
    }

    static Stream<byte[]> rules() {
        return Stream.of(
                        "title: t\nlogsource: {product: aws}\ndetection:\n  s: {a.b|contains|all: [x, '%Servers%']}\n"
                                + "  k: [evil, {a|re|i: '(x|y)+'}]\n  condition: 1 of s* or not k\n",
                        "title: t\n"
                            + "logsource: {product: aws}\n"
                            + "detection:\n"
                            + "  s: {a|wide|base64offset|contains: x, b|windash: ' -f', c|cidr: 10.0.0.0/8, d|lt: 5}\n"
                            + "  condition: s | count(x) by y > 5\n"
                            + "  timeframe: 5m\n",
                        "title: c\n"
                                + "correlation: {type: value_count, rules: [t], group-by: [a], timespan: 1h, condition:"
                                + " {gte: 5, field: b}}\n"
                                + "---\n"
                                + "action: global\n"
                                + "logsource: {category: dns}\n"
                                + "---\n"
                                + "title: t\n"
                                + "detection: {s: x, condition: s}\n",
                        "title: f\nlogsource: {}\nfilter: {rules: any, s: {a|expand: '%Servers%'}, condition: not s}\n",
                        "? [1]\n: 2\n--- |\n x\n...\n")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }
}
