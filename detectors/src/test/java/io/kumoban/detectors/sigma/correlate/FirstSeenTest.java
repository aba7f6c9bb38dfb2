package io.kumoban.detectors.sigma.correlate;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.detectors.sigma.rule.RuleSet;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a value is new. */
class FirstSeenTest {
    private static final RuleSet RULES =
            Correlations.rules("{type: first_seen, rules: [a], group-by: [u], fields: [v], timespan: 14d, learn: 7d}");
    private static final long DAY = Duration.ofDays(1).toMillis();

    @Test
    void aValueThatComesAfterLearningIsNewOnce() {
        Stream stream = new Stream()
                .at(0, "n", "a", "u", "x", "v", "old")
                .at(3 * DAY, "n", "a", "u", "x", "v", "learned")
                .at(8 * DAY, "n", "a", "u", "x", "v", "old")
                .at(8 * DAY + 1, "n", "a", "u", "x", "v", "new")
                .at(8 * DAY + 2, "n", "a", "u", "x", "v", "new")
                .at(9 * DAY, "n", "a", "u", "x", "v", "learned");

        List<CorrelationMatch> found = Correlations.run(RULES, stream);

        assertThat(found).extracting(match -> match.event().id()).containsExactly("3");
        assertThat(found.getFirst().news()).containsExactly("new");
        assertThat(found.getFirst().begins()).isTrue();
    }

    @Test
    void aValueIsForgottenTheDayAfterItsTimespan() {
        assertThat(numbers(new Stream()
                        .at(0, "n", "a", "u", "x", "v", "rare")
                        .at(10 * DAY, "n", "a", "u", "x", "v", "common")
                        .at(14 * DAY + 1, "n", "a", "u", "x", "v", "rare")
                        .at(20 * DAY, "n", "a", "u", "x", "v", "common")
                        .at(29 * DAY, "n", "a", "u", "x", "v", "rare")))
                .containsExactly("1", "4");
    }

    @Test
    void aKeyThatWasSilentForTheTimespanLearnsAnew() {
        assertThat(numbers(new Stream()
                        .at(0, "n", "a", "u", "x", "v", "one")
                        .at(30 * DAY, "n", "a", "u", "x", "v", "two")
                        .at(36 * DAY, "n", "a", "u", "x", "v", "three")
                        .at(37 * DAY, "n", "a", "u", "x", "v", "four")))
                .containsExactly("3");
    }

    @Test
    void anEventWithoutAValueIsNoEvent() {
        assertThat(numbers(new Stream()
                        .at(0, "n", "a", "u", "x")
                        .at(10 * DAY, "n", "a", "u", "x", "v", "one")
                        .at(12 * DAY, "n", "a", "v", "two")))
                .isEmpty();
    }

    @Test
    void nothingIsNewToAKeyThatKnowsTooMuch() {
        Stream stream = new Stream();
        for (int i = 0; i < KnownValues.MOST; i++) {
            stream.at(i, "n", "a", "u", "x", "v", i);
        }
        stream.at(8 * DAY, "n", "a", "u", "x", "v", "another");
        stream.at(13 * DAY, "n", "a", "u", "x", "v", "another");
        stream.at(20 * DAY, "n", "a", "u", "x", "v", "yet another");
        CorrelationPlan plan = Correlations.plan(RULES);
        Correlator correlator = new Correlator(plan, Correlations.PLENTY);

        List<CorrelationMatch> found = Correlations.run(plan, correlator, stream);

        assertThat(found).extracting(CorrelationMatch::news).containsExactly(List.of("yet another"));
        assertThat(correlator.shortened()).isEqualTo(1);
    }

    private static List<String> numbers(Stream stream) {
        return Correlations.run(RULES, stream).stream()
                .map(match -> match.event().id())
                .toList();
    }
}
