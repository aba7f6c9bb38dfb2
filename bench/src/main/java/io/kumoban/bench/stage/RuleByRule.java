package io.kumoban.bench.stage;

import io.kumoban.detectors.sigma.event.EventValue;
import io.kumoban.detectors.sigma.event.EventView;
import io.kumoban.detectors.sigma.rule.Comparison;
import io.kumoban.detectors.sigma.rule.Network;
import io.kumoban.detectors.sigma.rule.Predicate;
import io.kumoban.detectors.sigma.rule.RegexFlag;
import io.kumoban.detectors.sigma.rule.ValueTest;
import io.kumoban.detectors.sigma.rule.WildcardPattern;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;

/**
 * The plain way of matching rules: each rule on each event, its tests in the order in which they are written until one decides.
 * Texts are folded and expressions compiled beforehand. Tests that no rule of the benchmark has are left out.
 */
final class RuleByRule {
    private static final String WHOLE = "-?\\d{1,18}";

    private final List<java.util.function.Predicate<EventView>> rules;

    RuleByRule(List<Predicate> predicates) {
        rules = predicates.stream().map(RuleByRule::rule).toList();
    }

    /** How many rules hold. */
    int count(EventView event) {
        int count = 0;
        for (java.util.function.Predicate<EventView> rule : rules) {
            count += rule.test(event) ? 1 : 0;
        }
        return count;
    }

    private static java.util.function.Predicate<EventView> rule(Predicate predicate) {
        return switch (predicate) {
            case Predicate.AllOf(List<Predicate> parts) -> {
                List<java.util.function.Predicate<EventView>> all =
                        parts.stream().map(RuleByRule::rule).toList();
                yield event -> all.stream().allMatch(part -> part.test(event));
            }
            case Predicate.AnyOf(List<Predicate> parts) -> {
                List<java.util.function.Predicate<EventView>> any =
                        parts.stream().map(RuleByRule::rule).toList();
                yield event -> any.stream().anyMatch(part -> part.test(event));
            }
            case Predicate.AtLeast(int count, List<Predicate> parts) -> {
                List<java.util.function.Predicate<EventView>> some =
                        parts.stream().map(RuleByRule::rule).toList();
                yield event -> some.stream().filter(part -> part.test(event)).count() >= count;
            }
            case Predicate.Not(Predicate part) -> rule(part).negate();
            case Predicate.FieldTest(String field, ValueTest.Exists(boolean expected)) ->
                event -> event.has(field) == expected;
            case Predicate.FieldTest(String field, ValueTest.IsNull isNull) ->
                event -> event.values(field).stream().allMatch(EventValue.Null.class::isInstance);
            case Predicate.FieldTest(String field, ValueTest.FieldReference reference) ->
                event -> event.values(field).stream()
                        .anyMatch(value -> event.values(reference.field()).stream()
                                .anyMatch(other -> text(value).equalsIgnoreCase(text(other))));
            case Predicate.FieldTest(String field, ValueTest test) -> {
                java.util.function.Predicate<String> passes = passes(test);
                yield event -> event.values(field).stream()
                        .anyMatch(value -> !(value instanceof EventValue.Null) && passes.test(text(value)));
            }
            case Predicate.KeywordTest(ValueTest test) -> {
                java.util.function.Predicate<String> passes = passes(test);
                yield event -> event.keywords().stream().anyMatch(passes);
            }
        };
    }

    private static String text(EventValue value) {
        return switch (value) {
            case EventValue.Text text -> text.text();
            case EventValue.Num number -> number.text();
            case EventValue.Bool bool -> String.valueOf(bool.value());
            case EventValue.Structure object -> object.json();
            case EventValue.Null nothing -> "";
        };
    }

    private static java.util.function.Predicate<String> passes(ValueTest test) {
        return switch (test) {
            case ValueTest.Equals(String text, boolean cased) -> cased ? text::equals : text::equalsIgnoreCase;
            case ValueTest.StartsWith(String text, boolean cased) -> folded(text, cased, String::startsWith);
            case ValueTest.EndsWith(String text, boolean cased) -> folded(text, cased, String::endsWith);
            case ValueTest.Contains(String text, boolean cased) -> folded(text, cased, String::contains);
            case ValueTest.Wildcard(WildcardPattern pattern, boolean cased) ->
                Pattern.compile(expression(pattern), Pattern.DOTALL | (cased ? 0 : Pattern.CASE_INSENSITIVE))
                        .asMatchPredicate();
            case ValueTest.Regex regex ->
                Pattern.compile(
                                regex.pattern(),
                                regex.flags().contains(RegexFlag.IGNORE_CASE) ? Pattern.CASE_INSENSITIVE : 0)
                        .asPredicate();
            case ValueTest.IsEmpty empty -> String::isEmpty;
            case ValueTest.BooleanEquals(boolean expected) -> String.valueOf(expected)::equalsIgnoreCase;
            case ValueTest.NumberEquals(BigDecimal number) ->
                text -> text.matches(WHOLE) && new BigDecimal(text).compareTo(number) == 0;
            case ValueTest.Compare(Comparison comparison, BigDecimal bound) ->
                text -> text.matches(WHOLE) && comparison.holds(new BigDecimal(text).compareTo(bound));
            case ValueTest.Cidr(Network network) ->
                text -> Network.parse(text).filter(network::contains).isPresent();
            default -> throw new IllegalArgumentException("the plain way has no " + test);
        };
    }

    private static java.util.function.Predicate<String> folded(
            String text, boolean cased, BiPredicate<String, String> test) {
        if (cased) {
            return value -> test.test(value, text);
        }
        String wanted = text.toLowerCase(Locale.ROOT);
        return value -> test.test(value.toLowerCase(Locale.ROOT), wanted);
    }

    private static String expression(WildcardPattern pattern) {
        StringBuilder expression = new StringBuilder();
        for (WildcardPattern.Part part : pattern.parts()) {
            expression.append(
                    switch (part) {
                        case WildcardPattern.Literal literal -> Pattern.quote(literal.text());
                        case WildcardPattern.AnyOne one -> ".";
                        case WildcardPattern.AnyRun run -> ".*";
                    });
        }
        return expression.toString();
    }
}
