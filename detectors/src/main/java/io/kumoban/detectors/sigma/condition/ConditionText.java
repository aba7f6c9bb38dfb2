package io.kumoban.detectors.sigma.condition;

import io.kumoban.detectors.sigma.rule.Condition;
import java.util.List;
import java.util.stream.Collectors;

/** Writes conditions, with no more parentheses than needed. */
public final class ConditionText {
    private ConditionText() {}

    /** The text that {@link ConditionParser} reads as this condition. */
    public static String of(Condition condition) {
        return switch (condition) {
            case Condition.Or or -> joined(or.parts(), " or ", part -> part instanceof Condition.Or);
            case Condition.And and ->
                joined(and.parts(), " and ", part -> part instanceof Condition.Or || part instanceof Condition.And);
            case Condition.Not not ->
                "not "
                        + inParentheses(
                                not.part(), not.part() instanceof Condition.Or || not.part() instanceof Condition.And);
            case Condition.Named named -> named.name();
            case Condition.Of of -> (of.count() == Condition.Of.ALL ? "all" : of.count()) + " of " + of.pattern();
        };
    }

    private static String joined(
            List<Condition> parts, String word, java.util.function.Predicate<Condition> needsParentheses) {
        return parts.stream()
                .map(part -> inParentheses(part, needsParentheses.test(part)))
                .collect(Collectors.joining(word));
    }

    private static String inParentheses(Condition part, boolean needed) {
        return needed ? "(" + of(part) + ")" : of(part);
    }
}
