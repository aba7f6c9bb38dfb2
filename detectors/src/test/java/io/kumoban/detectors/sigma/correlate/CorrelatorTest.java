package io.kumoban.detectors.sigma.correlate;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.detectors.sigma.route.FieldMapping;
import io.kumoban.detectors.sigma.rule.RuleSet;
import io.kumoban.engine.event.Evidence;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a match says, what an episode is, and what happens at bounds. */
class CorrelatorTest {
    @Test
    void aMatchHoldsTheEventsThatItIsMadeOf() {
        RuleSet rules = Correlations.rules(
                "{type: event_count, rules: [a], group-by: [u], timespan: 10s, condition: {gte: 3}}");
        Stream stream = new Stream()
                .at(0, "n", "a", "u", "x")
                .at(1_000, "n", "a", "u", "y")
                .at(2_000, "n", "a", "u", "x")
                .at(9_000, "n", "a", "u", "x");

        CorrelationMatch match = only(Correlations.run(rules, stream));

        assertThat(match.event().id()).isEqualTo("3");
        assertThat(match.earlier()).extracting(Evidence::id).containsExactly("0", "2");
        assertThat(match.group()).containsExactly("x");
        assertThat(match.value()).isEqualByComparingTo("3");
    }

    @Test
    void oneOfEachRuleIsShownHoweverOftenTheOthersHold() {
        RuleSet rules = Correlations.rules("{type: temporal, rules: [a, b, c], timespan: 1h}");
        Stream stream = new Stream().at(0, "n", "b");
        for (int i = 1; i < 20; i++) {
            stream.at(i, "n", "a");
        }
        stream.at(40, "n", "c");

        assertThat(only(Correlations.run(rules, stream)).earlier())
                .extracting(Evidence::id)
                .containsExactly("0", "17", "18", "19");
    }

    @Test
    void anEpisodeEndsWhenNothingHoldsForATimespan() {
        RuleSet rules = Correlations.rules("{type: event_count, rules: [a], timespan: 10s, condition: {gte: 2}}");
        Stream stream = new Stream()
                .at(0, "n", "a")
                .at(1_000, "n", "a")
                .at(8_000, "n", "a")
                .at(18_000, "n", "a")
                .at(40_000, "n", "a")
                .at(41_000, "n", "a");

        assertThat(Correlations.run(rules, stream))
                .extracting(CorrelationMatch::begins)
                .containsExactly(true, false, false, true);
    }

    @Test
    void tooFewEventsAreKnownWhenTheWindowCloses() {
        RuleSet rules = Correlations.rules("{type: event_count, rules: [a], timespan: 10s, condition: {lt: 3}}");
        Stream stream = new Stream()
                .at(0, "n", "a")
                .at(5_000, "n", "a")
                .at(10_000, "n", "a")
                .at(10_001, "n", "a")
                .at(15_000, "n", "b");

        CorrelationMatch match = only(Correlations.run(rules, stream));

        assertThat(match.time()).isEqualTo(20_001);
        assertThat(match.event().id()).isEqualTo("3");
    }

    @Test
    void whatMustNotFollowIsWaitedFor() {
        RuleSet rules = Correlations.rules(
                "{type: temporal, rules: [a, b], group-by: [u], timespan: 10s, condition: 'a and not b'}");
        Stream stream = new Stream()
                .at(0, "n", "a", "u", "x")
                .at(1_000, "n", "a", "u", "y")
                .at(7_000, "n", "b", "u", "x");

        CorrelationMatch match = only(Correlations.run(rules, stream));

        assertThat(match.group()).containsExactly("y");
        assertThat(match.time()).isEqualTo(11_000);
    }

    @Test
    void aWindowThatClosesIsPartOfAnotherCorrelation() {
        RuleSet rules = Correlations.rules(
                "{type: event_count, rules: [a], group-by: [u], timespan: 10s, condition: {eq: 1}}",
                "{type: value_count, rules: [x0], timespan: 1m, condition: {field: u, gte: 2}}");
        Stream stream = new Stream().at(0, "n", "a", "u", "x").at(30_000, "n", "a", "u", "y");

        assertThat(Correlations.run(rules, stream))
                .filteredOn(match -> match.number() == 1)
                .extracting(CorrelationMatch::time)
                .containsExactly(40_000L);
    }

    @Test
    void theWindowUntouchedForLongestIsForgottenAndCounted() {
        RuleSet rules =
                Correlations.rules("{type: event_count, rules: [a], group-by: [u], timespan: 1h, condition: {gte: 2}}");
        CorrelationPlan plan = Correlations.plan(rules);
        Correlator correlator = new Correlator(plan, 20_000);
        Stream stream = new Stream();
        for (int i = 0; i < 100; i++) {
            stream.at(i, "n", "a", "u", "user " + i);
        }
        stream.at(100, "n", "a", "u", "user 99").at(101, "n", "a", "u", "user 0");

        List<CorrelationMatch> found = Correlations.run(plan, correlator, stream);

        assertThat(found).extracting(match -> match.event().id()).containsExactly("100");
        assertThat(correlator.forgotten()).isPositive();
        assertThat(correlator.bytes()).isLessThanOrEqualTo(20_000);
    }

    @Test
    void windowsWithoutAFutureAreNotCountedAsForgotten() {
        RuleSet rules =
                Correlations.rules("{type: event_count, rules: [a], group-by: [u], timespan: 1s, condition: {gte: 2}}");
        CorrelationPlan plan = Correlations.plan(rules);
        Correlator correlator = new Correlator(plan, 20_000);
        Stream stream = new Stream();
        for (int i = 0; i < 100; i++) {
            stream.at(i * 2_000L, "n", "a", "u", "user " + i);
        }

        Correlations.run(plan, correlator, stream);

        assertThat(correlator.forgotten()).isZero();
        assertThat(correlator.bytes()).isLessThan(5_000);
    }

    @Test
    void numbersBeyondTheCapAreLeftOutAndCounted() {
        RuleSet rules =
                Correlations.rules("{type: value_sum, rules: [a], timespan: 1h, condition: {field: v, gt: 9999}}");
        CorrelationPlan plan = Correlations.plan(rules);
        Correlator correlator = new Correlator(plan, Correlations.PLENTY);
        Stream stream = new Stream();
        for (int i = 0; i < Amounts.MOST + 5; i++) {
            stream.at(i, "n", "a", "v", 1);
        }

        List<CorrelationMatch> found = Correlations.run(plan, correlator, stream);

        assertThat(found).hasSize(6);
        assertThat(found.getLast().value()).isEqualByComparingTo("10000");
        assertThat(correlator.shortened()).isEqualTo(5);
    }

    @Test
    void aBoundThatCannotBeCountedToIsAProblem() {
        RuleSet rules =
                Correlations.rules("{type: value_count, rules: [a], timespan: 1h, condition: {field: u, gte: 10001}}");

        CorrelationPlan plan = CorrelationPlan.compile(rules, kind -> FieldMapping.OWN_NAMES);

        assertThat(plan.isEmpty()).isTrue();
        assertThat(plan.problems())
                .extracting(Object::toString)
                .containsExactly("rules.yml:21:1: its bound is larger than 10000; take a smaller one and a shorter"
                        + " timespan");
    }

    private static CorrelationMatch only(List<CorrelationMatch> matches) {
        assertThat(matches).hasSize(1);
        return matches.getFirst();
    }
}
