package io.kumoban.detectors.sigma.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.detectors.sigma.modifier.Placeholders;
import io.kumoban.detectors.sigma.rule.CorrelationCondition;
import io.kumoban.detectors.sigma.rule.CorrelationType;
import io.kumoban.detectors.sigma.rule.Problem;
import io.kumoban.detectors.sigma.rule.RuleSet;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The type {@code first_seen}, which the specification does not know. */
class FirstSeenReaderTest {
    @Test
    void fieldsAndLearningAreRead() {
        RuleSet read = read("fields: [v, w], timespan: 14d, learn: 36h");

        assertThat(read.problems()).isEmpty();
        assertThat(read.correlations().getFirst().type()).isEqualTo(CorrelationType.FIRST_SEEN);
        assertThat(read.correlations().getFirst().condition())
                .isEqualTo(new CorrelationCondition.FirstSeen(List.of("v", "w"), Duration.ofHours(36)));
    }

    @Test
    void withoutLearnTheTimespanIsLearned() {
        assertThat(read("fields: v, timespan: 2w").correlations().getFirst().condition())
                .isEqualTo(new CorrelationCondition.FirstSeen(List.of("v"), Duration.ofDays(14)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "timespan: 14d | first_seen needs fields whose values may be new",
                "fields: [v], timespan: 90m | first_seen remembers values for whole days, 3650 at most",
                "fields: [v], timespan: 11y | first_seen remembers values for whole days, 3650 at most",
                "fields: [v], timespan: 14d, learn: soon | 'soon' is no span to learn in",
                "fields: [v], timespan: 14d, condition: {gte: 1} | unknown key 'condition' of a correlation",
            })
    void whatIsWrongIsAProblem(String body, String sentence) {
        assertThat(read(body).problems()).extracting(Problem::sentence).contains(sentence);
    }

    private static RuleSet read(String body) {
        return SigmaReader.read(
                "rule.yml",
                "title: x\ncorrelation: {type: first_seen, rules: [a], group-by: [u], " + body + "}\n"
                        + "---\n{title: a, logsource: {category: dns}, detection: {s: {r: a}, condition: s}}\n",
                Placeholders.NONE);
    }
}
