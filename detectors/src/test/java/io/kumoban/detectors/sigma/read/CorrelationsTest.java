package io.kumoban.detectors.sigma.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.detectors.sigma.modifier.Placeholders;
import io.kumoban.detectors.sigma.rule.Comparison;
import io.kumoban.detectors.sigma.rule.CorrelationCondition;
import io.kumoban.detectors.sigma.rule.CorrelationRule;
import io.kumoban.detectors.sigma.rule.CorrelationType;
import io.kumoban.detectors.sigma.rule.Problem;
import io.kumoban.detectors.sigma.rule.RuleSet;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Correlations as the specification shows them, and what is wrong with others. */
class CorrelationsTest {
    private static final String RULES = """
        ---
        title: Single failed login
        id: 53ba33fd-3a50-4468-a5ef-c583635cfa92
        name: failed_login
        logsource: {product: aws, service: cloudtrail}
        detection: {s: {errorMessage: Failed authentication}, condition: s}
        ---
        title: Successful login
        name: successful_login
        logsource: {product: aws, service: cloudtrail}
        detection: {s: {responseElements.ConsoleLogin: Success}, condition: s}
        """;

    @Test
    void countsOfEventsAreRead() {
        CorrelationRule many = correlations("""
            title: Many failed logins
            correlation:
              type: event_count
              rules: [failed_login]
              group-by: [sourceIPAddress]
              timespan: 90m
              condition: {gt: 100, lte: 200}
            """).getFirst();

        assertThat(many.type()).isEqualTo(CorrelationType.EVENT_COUNT);
        assertThat(many.timespan()).isEqualTo(Duration.ofMinutes(90));
        assertThat(many.rules().getFirst().rule().info().title()).isEqualTo("Single failed login");
        assertThat(many.condition()).isInstanceOfSatisfying(CorrelationCondition.Threshold.class, threshold -> {
            assertThat(threshold.holds(BigDecimal.valueOf(100))).isFalse();
            assertThat(threshold.holds(BigDecimal.valueOf(101))).isTrue();
            assertThat(threshold.holds(BigDecimal.valueOf(200))).isTrue();
            assertThat(threshold.holds(BigDecimal.valueOf(201))).isFalse();
        });
    }

    @Test
    void correlationsAreMadeOfCorrelationsWhateverTheOrderInTheFile() {
        List<CorrelationRule> linked = correlations("""
            title: Failed logins followed by a successful one
            correlation: {type: temporal_ordered, rules: [many, successful_login], group-by: [user], timespan: 10m}
            ---
            title: Many failed logins
            name: many
            correlation: {type: event_count, rules: [failed_login], group-by: [user], timespan: 10m, condition: {gte: 10}}
            """);

        assertThat(linked).extracting(rule -> rule.info().title()).first().isEqualTo("Many failed logins");
        assertThat(linked.get(1).condition())
                .isEqualTo(new CorrelationCondition.Threshold(
                        List.of(new CorrelationCondition.Bound(Comparison.GTE, BigDecimal.TWO)), List.of(), 0));
    }

    @Test
    void rulesAreFoundByIdNameAndTitle() {
        CorrelationRule rule = correlations("""
            title: c
            correlation:
              type: temporal
              rules: [53BA33FD-3a50-4468-a5ef-c583635cfa92, Successful login]
              timespan: 1m
            """).getFirst();

        assertThat(rule.rules())
                .extracting(reference -> reference.rule().info().title())
                .containsExactly("Single failed login", "Successful login");
    }

    @Test
    void aliasesMeanAFieldForEachRule() {
        CorrelationRule rule = correlations("""
            title: c
            correlation:
              type: temporal
              rules: [failed_login, successful_login]
              group-by: [internal_ip, region]
              timespan: 10s
              aliases:
                internal_ip: {failed_login: destination.ip, successful_login: source.ip}
            """).getFirst();

        assertThat(rule.groupBy(rule.rules().get(0))).containsExactly("destination.ip", "region");
        assertThat(rule.groupBy(rule.rules().get(1))).containsExactly("source.ip", "region");
    }

    @Test
    void rulesMayBeJoinedByACondition() {
        CorrelationRule rule = correlations("""
            title: c
            correlation:
              type: temporal
              timespan: 10s
              condition: failed_login AND NOT successful_login
            """).getFirst();

        assertThat(rule.rules()).hasSize(2);
        assertThat(rule.condition()).isInstanceOf(CorrelationCondition.Expression.class);
    }

    @Test
    void rulesOfACorrelationSpeakOnlyWhenItSaysSo() {
        String correlation = """
            title: c
            correlation: {type: temporal, rules: [failed_login, successful_login], timespan: 10s}
            """;

        assertThat(read(correlation).silent())
                .containsExactlyInAnyOrder("53ba33fd-3a50-4468-a5ef-c583635cfa92", "successful_login");
        assertThat(read(correlation + "generate: true\n").silent()).isEmpty();
    }

    @Test
    void aCountOfSigmaOneIsACorrelation() {
        RuleSet read = SigmaReader.read("rule.yml", """
            title: Many
            id: 1b
            logsource: {product: aws, service: cloudtrail}
            detection:
              s: {eventName: ListBuckets}
              timeframe: 5m
              condition: s | count(awsRegion) by userIdentity.arn > 3
            """, Placeholders.NONE);

        CorrelationRule rule = read.correlations().getFirst();
        assertThat(read.problems()).isEmpty();
        assertThat(rule.info().id()).isEqualTo("1b");
        assertThat(rule.type()).isEqualTo(CorrelationType.VALUE_COUNT);
        assertThat(rule.groupBy()).containsExactly("userIdentity.arn");
        assertThat(rule.rules().getFirst().rule()).isEqualTo(read.rules().getFirst());
        assertThat(read.silent()).containsExactly("1b (events)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{type: event_cuont, rules: [failed_login], timespan: 1m, condition: {gte: 1}}; unknown type",
                "{type: event_count, rules: [nobody], timespan: 1m, condition: {gte: 1}}; 'nobody' is no rule that was"
                        + " read",
                "{type: event_count, rules: [failed_login], timespan: 1 m, condition: {gte: 1}}; is no timespan",
                "{type: event_count, rules: [failed_login], timespan: 1m}; has no condition",
                "{type: event_count, rules: [failed_login], timespan: 1m, condition: {}}; has no bound",
                "{type: event_count, rules: [failed_login], timespan: 1m, condition: {more: 1}}; unknown key 'more'",
                "{type: value_count, rules: [failed_login], timespan: 1m, condition: {gte: 1}}; value_count needs a"
                        + " field",
                "{type: value_percentile, rules: [failed_login], timespan: 1m, condition: {gte: 1, field: x,"
                        + " percentile: 101}}; is no percentile",
                "{type: temporal, rules: [], timespan: 1m}; refers to no rules",
                "{type: temporal, rules: [failed_login], timespan: 1m, condition: failed_login and x}; names 'x'",
                "{type: temporal, rules: [c], timespan: 1m}; 'c' leads back to this correlation",
            })
    void aBrokenCorrelationIsRefused(String correlation, String sentence) {
        RuleSet read = read("title: c\nname: c\ncorrelation: " + correlation + "\n");

        assertThat(read.correlations()).isEmpty();
        assertThat(read.rules()).hasSize(2);
        assertThat(read.problems())
                .extracting(Problem::toString)
                .anySatisfy(text -> assertThat(text).contains(sentence));
    }

    @Test
    void aCircleOfCorrelationsIsRefused() {
        RuleSet read = read("""
            title: a
            name: a
            correlation: {type: temporal, rules: [b, failed_login], timespan: 1m}
            ---
            title: b
            name: b
            correlation: {type: temporal, rules: [a, failed_login], timespan: 1m}
            """);

        assertThat(read.correlations()).isEmpty();
        assertThat(read.problems()).hasSize(2);
    }

    private static List<CorrelationRule> correlations(String text) {
        RuleSet read = read(text);
        assertThat(read.problems()).isEmpty();
        return read.correlations();
    }

    private static RuleSet read(String text) {
        return SigmaReader.read("rule.yml", text + RULES, Placeholders.NONE);
    }
}
