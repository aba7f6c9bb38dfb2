package io.kumoban.detectors.sigma.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.detectors.sigma.event.JsonEvent;
import io.kumoban.detectors.sigma.event.MapEvent;
import io.kumoban.detectors.sigma.match.json.JsonView;
import io.kumoban.detectors.sigma.oracle.Oracle;
import io.kumoban.detectors.sigma.rule.Comparison;
import io.kumoban.detectors.sigma.rule.Network;
import io.kumoban.detectors.sigma.rule.Predicate;
import io.kumoban.detectors.sigma.rule.RegexFlag;
import io.kumoban.detectors.sigma.rule.TimeUnit;
import io.kumoban.detectors.sigma.rule.ValueTest;
import io.kumoban.detectors.sigma.rule.WildcardPattern;
import io.kumoban.engine.testing.Property;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Plans of random predicates, which share much, on random events, against the oracle. */
class RandomAgreementTest {
    private static final String[] FIELDS = {"a", "b", "a.b", "a.b.c", "d.e"};
    private static final String[] TEXTS = {
        "abc",
        "ABCdef",
        "x",
        "defABC",
        "straße",
        "STRASSE",
        "σς",
        "10.1.2.3",
        "443",
        "443.0",
        "true",
        "ab*c",
        "a\\b",
        "2026-03-01T10:30:00Z",
        "İ",
        "abcabc",
        "aXbXc",
        "-5",
        "1e2"
    };

    @Test
    void plansOfRandomPredicatesAgreeWithTheOracle() {
        Property.ofLists(400, 12, RandomAgreementTest::predicate).holds(predicates -> {
            Plan plan = Plan.compile(predicates);
            assertThat(plan.refused()).isEmpty();
            JsonEventValues json = new JsonEventValues(plan);
            ViewedValues viewed = new ViewedValues(plan);
            PlanMatcher matcher = new PlanMatcher(plan, json);
            Random random = new Random(predicates.hashCode());
            EventMaker maker = new EventMaker(random);
            for (int i = 0; i < 30; i++) {
                Predicate like = predicates.isEmpty()
                        ? new Predicate.AllOf(List.of())
                        : predicates.get(random.nextInt(predicates.size()));
                String event = maker.make(like);
                MapEvent view = new MapEvent(JsonEvent.parse(event));
                Set<Integer> expected = new TreeSet<>();
                for (int p = 0; p < predicates.size(); p++) {
                    if (Oracle.holds(predicates.get(p), view)) {
                        expected.add(p);
                    }
                }
                byte[] bytes = event.getBytes(StandardCharsets.UTF_8);
                assertThat(json.read(bytes, 0, bytes.length)).isEqualTo(JsonView.Outcome.GOOD);
                matcher.from(json);
                assertThat(found(matcher)).as(event).isEqualTo(expected);
                viewed.read(view);
                matcher.from(viewed);
                assertThat(found(matcher)).as("as a map, %s", event).isEqualTo(expected);
            }
        });
    }

    private static Set<Integer> found(PlanMatcher matcher) {
        Set<Integer> found = new TreeSet<>();
        int count = matcher.match();
        for (int i = 0; i < count; i++) {
            found.add(matcher.found(i));
        }
        return found;
    }

    private static Predicate predicate(Random random) {
        return predicate(random, 3);
    }

    private static Predicate predicate(Random random, int depth) {
        return switch (depth == 0 ? 9 : random.nextInt(10)) {
            case 0, 1 -> new Predicate.AllOf(parts(random, depth));
            case 2, 3 -> new Predicate.AnyOf(parts(random, depth));
            case 4 -> new Predicate.Not(predicate(random, depth - 1));
            case 5 -> {
                List<Predicate> parts = new ArrayList<>(parts(random, depth));
                parts.add(predicate(random, 0));
                parts.add(predicate(random, 0));
                yield new Predicate.AtLeast(2 + random.nextInt(parts.size() - 1), parts);
            }
            case 6 -> new Predicate.KeywordTest(new ValueTest.Contains(text(random), random.nextInt(4) == 0));
            default -> new Predicate.FieldTest(FIELDS[random.nextInt(FIELDS.length)], test(random));
        };
    }

    private static List<Predicate> parts(Random random, int depth) {
        List<Predicate> parts = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            parts.add(predicate(random, depth - 1));
        }
        return parts;
    }

    private static String text(Random random) {
        String text = TEXTS[random.nextInt(TEXTS.length)];
        return random.nextInt(3) == 0 ? text.substring(0, 1 + random.nextInt(text.length())) : text;
    }

    private static ValueTest test(Random random) {
        boolean cased = random.nextInt(4) == 0;
        String text = text(random);
        return switch (random.nextInt(16)) {
            case 0, 1 -> new ValueTest.Equals(text, cased);
            case 2 -> new ValueTest.StartsWith(text, cased);
            case 3 -> new ValueTest.EndsWith(text, cased);
            case 4, 5 -> new ValueTest.Contains(text, cased);
            case 6 -> WildcardPattern.parse(text.charAt(0) + "*" + text + "?").test(cased);
            case 7 ->
                new ValueTest.Regex(
                        List.of("a.c", "^abc", "b+X?c$", "(abc|def)", "[a-c]{3,}D?", "x|y", "\\d+\\.\\d")
                                .get(random.nextInt(7)),
                        random.nextBoolean() ? Set.of(RegexFlag.IGNORE_CASE) : Set.of());
            case 8 -> new ValueTest.IsNull();
            case 9 -> new ValueTest.Exists(random.nextBoolean());
            case 10 ->
                new ValueTest.NumberEquals(
                        new BigDecimal(List.of("443", "-5", "100", "0.5").get(random.nextInt(4))));
            case 11 ->
                new ValueTest.Compare(
                        Comparison.values()[random.nextInt(4)],
                        new BigDecimal(List.of("443", "-5", "100").get(random.nextInt(3))));
            case 12 ->
                new ValueTest.Cidr(Network.parse(List.of("10.0.0.0/8", "10.1.2.0/24", "::/0", "2001:db8::/32")
                                .get(random.nextInt(4)))
                        .orElseThrow());
            case 13 ->
                new ValueTest.FieldReference(
                        FIELDS[random.nextInt(FIELDS.length)],
                        ValueTest.FieldReference.Part.values()[random.nextInt(4)],
                        cased);
            case 14 ->
                new ValueTest.TimePart(
                        TimeUnit.values()[random.nextInt(TimeUnit.values().length)],
                        new ValueTest.Compare(Comparison.GTE, new BigDecimal(random.nextInt(12))));
            default ->
                random.nextBoolean() ? new ValueTest.IsEmpty() : new ValueTest.BooleanEquals(random.nextBoolean());
        };
    }
}
