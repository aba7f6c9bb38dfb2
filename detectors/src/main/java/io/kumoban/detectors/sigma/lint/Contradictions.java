package io.kumoban.detectors.sigma.lint;

import io.kumoban.detectors.sigma.event.EventValue;
import io.kumoban.detectors.sigma.event.MapEvent;
import io.kumoban.detectors.sigma.plan.Plan;
import io.kumoban.detectors.sigma.plan.PlanMatcher;
import io.kumoban.detectors.sigma.plan.ViewedValues;
import io.kumoban.detectors.sigma.rule.Predicate;
import io.kumoban.detectors.sigma.rule.ValueTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds predicates that ask one field, which has one value at most, for what cannot be at once. All values that a test of
 * whole texts leaves open are tried with the other tests of the same field. What is not found may still be impossible.
 */
final class Contradictions {
    private static final int MOST_VALUES = 1_000;
    private static final int DEEPEST = 8;

    private final java.util.function.Predicate<String> single;

    /** With what tells the fields that have one value at most. */
    Contradictions(java.util.function.Predicate<String> single) {
        this.single = single;
    }

    /** The field for which the predicate cannot hold; null when none is found. */
    @Nullable
    String in(Predicate predicate) {
        return in(List.of(predicate), 0);
    }

    private @Nullable String in(List<Predicate> all, int depth) {
        List<Predicate> conjuncts = new ArrayList<>();
        all.forEach(each -> flatten(each, conjuncts));
        Map<String, List<Predicate>> byField = new LinkedHashMap<>();
        for (Predicate conjunct : conjuncts) {
            Set<String> fields = fields(conjunct);
            if (fields.size() == 1 && single.test(fields.iterator().next())) {
                byField.computeIfAbsent(fields.iterator().next(), unused -> new ArrayList<>())
                        .add(conjunct);
            }
        }
        for (Map.Entry<String, List<Predicate>> field : byField.entrySet()) {
            if (field.getValue().size() > 1 && isImpossible(field.getKey(), field.getValue())) {
                return field.getKey();
            }
        }
        return depth < DEEPEST ? inAlternatives(conjuncts, depth) : null;
    }

    /** Alternatives over several fields are impossible when each of them is, beside all else that must hold. */
    private @Nullable String inAlternatives(List<Predicate> conjuncts, int depth) {
        for (int i = 0; i < conjuncts.size(); i++) {
            if (conjuncts.get(i) instanceof Predicate.AnyOf(List<Predicate> parts)
                    && !parts.isEmpty()
                    && parts.size() <= DEEPEST
                    && fields(conjuncts.get(i)).size() > 1) {
                List<Predicate> others = new ArrayList<>(conjuncts);
                others.remove(i);
                String impossible = null;
                for (Predicate part : parts) {
                    List<Predicate> together = new ArrayList<>(others);
                    together.add(part);
                    impossible = in(together, depth + DEEPEST / 2);
                    if (impossible == null) {
                        break;
                    }
                }
                if (impossible != null) {
                    return impossible;
                }
            }
        }
        return null;
    }

    private static void flatten(Predicate predicate, List<Predicate> into) {
        switch (predicate) {
            case Predicate.AllOf(List<Predicate> parts) -> parts.forEach(part -> flatten(part, into));
            case Predicate.Not(Predicate.AnyOf(List<Predicate> parts)) ->
                parts.forEach(part -> flatten(new Predicate.Not(part), into));
            case Predicate.Not(Predicate.Not(Predicate part)) -> flatten(part, into);
            default -> into.add(predicate);
        }
    }

    private static Set<String> fields(Predicate predicate) {
        return Leaves.of(predicate)
                .map(leaf ->
                        leaf instanceof Predicate.FieldTest test && !(test.test() instanceof ValueTest.FieldReference)
                                ? test.field()
                                : "")
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static boolean isImpossible(String field, List<Predicate> tests) {
        Set<Object> candidates = new LinkedHashSet<>();
        boolean finite = false;
        for (Predicate test : tests) {
            Set<Object> values = new LinkedHashSet<>();
            boolean whole = Leaves.of(test).allMatch(leaf -> addValue(Leaves.test(leaf), values));
            if (whole && !isNegated(test)) {
                finite = true;
                candidates.addAll(values);
            }
        }
        if (!finite || candidates.size() > MOST_VALUES || hangsOnCase(tests)) {
            return false;
        }
        Plan plan = Plan.compile(tests);
        if (!plan.refused().isEmpty()) {
            return false;
        }
        ViewedValues values = new ViewedValues(plan);
        PlanMatcher matcher = new PlanMatcher(plan, values);
        for (Object candidate : candidates) {
            Map<String, Object> event = new HashMap<>();
            if (!candidate.equals(NOTHING)) {
                event.put(field, candidate);
            }
            values.read(new MapEvent(event));
            if (matcher.match() == tests.size()) {
                return false;
            }
        }
        return true;
    }

    /** Stands for a field that is not there. */
    private static final Object NOTHING = new EventValue.Null();

    private static boolean isNegated(Predicate predicate) {
        return switch (predicate) {
            case Predicate.Not not -> true;
            case Predicate.AllOf(List<Predicate> parts) -> parts.stream().anyMatch(Contradictions::isNegated);
            case Predicate.AnyOf(List<Predicate> parts) -> parts.stream().anyMatch(Contradictions::isNegated);
            case Predicate.AtLeast(int count, List<Predicate> parts) ->
                parts.stream().anyMatch(Contradictions::isNegated);
            default -> false;
        };
    }

    /** Adds the values for which a test holds; false when they cannot be told one by one. */
    private static boolean addValue(ValueTest test, Set<Object> values) {
        switch (test) {
            case ValueTest.Equals(String text, boolean cased) -> values.add(text);
            case ValueTest.IsEmpty empty -> values.add("");
            case ValueTest.IsNull none -> values.add(NOTHING);
            case ValueTest.BooleanEquals(boolean expected) -> values.add(expected);
            case ValueTest.NumberEquals number ->
                values.add(new EventValue.Num(number.number().toPlainString()));
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Whether a text that is the same but for case might pass where another does not. */
    private static boolean hangsOnCase(List<Predicate> tests) {
        return tests.stream().flatMap(Leaves::of).map(Leaves::test).anyMatch(test -> switch (test) {
            case ValueTest.Equals equals -> equals.cased();
            case ValueTest.StartsWith starts -> starts.cased();
            case ValueTest.EndsWith ends -> ends.cased();
            case ValueTest.Contains contains -> contains.cased();
            case ValueTest.Wildcard wildcard -> wildcard.cased();
            case ValueTest.Regex regex -> true;
            case ValueTest.FieldReference reference -> true;
            default -> false;
        });
    }
}
