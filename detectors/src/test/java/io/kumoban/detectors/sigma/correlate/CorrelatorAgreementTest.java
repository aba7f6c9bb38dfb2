package io.kumoban.detectors.sigma.correlate;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.detectors.sigma.oracle.CorrelationOracle;
import io.kumoban.detectors.sigma.rule.CorrelationRule;
import io.kumoban.detectors.sigma.rule.RuleSet;
import io.kumoban.engine.testing.Property;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** One pass finds what looking at all events afresh for each moment finds, for any rules and events. */
class CorrelatorAgreementTest {
    private static final List<String> COUNTED = List.of("u", "v");

    /** Rules, events, and how often the state is written down and read back: once in so many events. */
    private record Case(List<String> correlations, Stream stream, int saves) {}

    @Test
    void momentsAreThoseOfTheOracle() {
        Property.ofSizes(400, 60, random -> size -> make(random, size, 1_000, 's'))
                .holds(each -> agrees(each.value()));
    }

    @Test
    void momentsOverDaysAreThoseOfTheOracle() {
        Property.ofSizes(200, 60, random -> size -> make(random, size, 21_600_000, 'd'))
                .holds(each -> agrees(each.value()));
    }

    private static void agrees(Case value) throws IOException {
        RuleSet rules = Correlations.rules(value.correlations().toArray(String[]::new));
        CorrelationPlan plan = Correlations.plan(rules);
        List<CorrelationMatch> found = runWithSaves(plan, value);
        for (int i = 0; i < rules.correlations().size(); i++) {
            CorrelationRule rule = rules.correlations().get(i);
            int number = i;
            assertThat(found.stream()
                            .filter(match -> match.number() == number)
                            .map(match -> match.event().id() + " at " + match.time())
                            .distinct())
                    .as(rule.info().title())
                    .containsExactlyElementsOf(value.stream().oracle().matches(rule).stream()
                            .map(CorrelatorAgreementTest::text)
                            .distinct()
                            .toList());
        }
    }

    private static String text(CorrelationOracle.Match match) {
        return match.event() + " at " + match.millis();
    }

    private static List<CorrelationMatch> runWithSaves(CorrelationPlan plan, Case value) throws IOException {
        List<CorrelationMatch> found = new ArrayList<>();
        Correlator correlator = new Correlator(plan, Correlations.PLENTY);
        for (int i = 0; i < value.stream().size(); i++) {
            if (i % value.saves() == value.saves() - 1) {
                correlator = saved(plan, correlator);
            }
            correlator.on(value.stream().evidence(i), value.stream().rules(i, plan.rules()), found::add);
        }
        correlator.closeUntil(Long.MAX_VALUE, found::add);
        assertThat(correlator.forgotten()).isZero();
        return found;
    }

    private static Correlator saved(CorrelationPlan plan, Correlator correlator) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        correlator.save(new DataOutputStream(bytes));
        Correlator other = new Correlator(plan, Correlations.PLENTY);
        other.load(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        assertThat(other.bytes()).isEqualTo(correlator.bytes());
        return other;
    }

    private static Case make(Random random, int size, long step, char unit) {
        List<String> correlations = new ArrayList<>();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            correlations.add(correlation(random, i, unit));
        }
        return new Case(correlations, stream(random, size, step), 1 + random.nextInt(20));
    }

    private static Stream stream(Random random, int size, long step) {
        Stream stream = new Stream();
        long time = 1_700_000_000_000L;
        for (int i = 0; i < size; i++) {
            time += random.nextInt(3) * step * (random.nextInt(10) == 0 ? 10 : 1);
            List<Object> fields =
                    new ArrayList<>(List.of("n", List.of("a", "b", "c").get(random.nextInt(3))));
            add(random, fields, "u", List.of("x", "y"));
            add(random, fields, "w", List.of("x", "y"));
            add(random, fields, "v", List.of(1, 2, -3, "7.5", "none", 12));
            stream.at(time, fields.toArray());
        }
        return stream;
    }

    private static void add(Random random, List<Object> fields, String name, List<?> values) {
        if (random.nextInt(8) > 0) {
            fields.add(name);
            fields.add(values.get(random.nextInt(values.size())));
        }
    }

    private static String correlation(Random random, int number, char unit) {
        List<String> names = new ArrayList<>(List.of("a", "b", "c", "ab"));
        for (int i = 0; i < number; i++) {
            names.add("x" + i);
        }
        Collections.shuffle(names, random);
        List<String> rules = names.subList(0, 1 + random.nextInt(4));
        String groups = switch (random.nextInt(4)) {
            case 0 -> "";
            case 1 -> ", group-by: [who], aliases: {who: {a: u, b: w, c: u, ab: w, x0: w}}";
            default -> ", group-by: [u]";
        };
        return "{rules: [" + String.join(", ", rules) + "], timespan: " + (1 + random.nextInt(8)) + unit + groups + ", "
                + condition(random, rules, unit) + "}";
    }

    private static String condition(Random random, List<String> rules, char unit) {
        String bound = bound(random, 1 + random.nextInt(4));
        return switch (random.nextInt(unit == 'd' ? 11 : 9)) {
            case 0 -> "type: event_count, condition: {" + bound + "}";
            case 1 -> "type: value_count, condition: {field: v, " + bound + "}";
            case 2 -> "type: value_count, condition: {field: [u, v], " + bound + "}";
            case 3 -> "type: value_sum, condition: {field: v, " + bound(random, 9) + "}";
            case 4 -> "type: value_avg, condition: {field: v, " + bound(random, 3) + "}";
            case 5 ->
                "type: value_percentile, condition: {field: v, percentile: " + random.nextInt(101) + ", "
                        + bound(random, 3) + "}";
            case 6 -> "type: value_median, condition: {field: v, " + bound(random, 3) + "}";
            case 7 -> "type: " + temporal(random) + (random.nextBoolean() ? "" : ", condition: {" + bound + "}");
            case 8 -> "type: " + temporal(random) + ", condition: '" + expression(random, rules) + "'";
            default ->
                "type: first_seen, fields: [" + COUNTED.get(random.nextInt(2)) + "], learn: " + (1 + random.nextInt(40))
                        + "h";
        };
    }

    private static String temporal(Random random) {
        return random.nextBoolean() ? "temporal" : "temporal_ordered";
    }

    private static String bound(Random random, int about) {
        return switch (random.nextInt(8)) {
            case 0 -> "lt: " + about;
            case 1 -> "lte: " + about;
            case 2 -> "eq: " + about;
            case 3 -> "neq: " + about;
            case 4 -> "gte: " + about + ", lt: " + (about + 2);
            case 5 -> "gt: " + about + ".5";
            case 6 -> "gt: " + about;
            default -> "gte: " + about;
        };
    }

    private static String expression(Random random, List<String> rules) {
        String some = (random.nextInt(4) == 0 ? "not " : "") + rules.get(random.nextInt(rules.size()));
        return random.nextInt(3) == 0
                ? some
                : some + (random.nextBoolean() ? " and (" : " or (") + expression(random, rules) + ")";
    }
}
