package io.kumoban.detectors.sigma.pipeline;

import io.kumoban.detectors.sigma.rule.ValueTest;

/** What the conditions of an item can look at. */
final class Checks {
    private Checks() {}

    /** A condition on the rule as a whole. */
    @FunctionalInterface
    interface OfRule {
        boolean holds(RuleDraft rule);
    }

    /** A condition on one line of a search. */
    @FunctionalInterface
    interface OfLine {
        boolean holds(Part.Line line, RuleDraft rule);
    }

    /** A condition on the name of a field, which is empty for keywords. */
    @FunctionalInterface
    interface OfField {
        boolean holds(String field, RuleDraft rule);

        /** Whether it holds for a line: for its field, or for a field that its values refer to. */
        default boolean holds(Part.Line line, RuleDraft rule) {
            return holds(line.field(), rule)
                    || LineValues.of(line).stream()
                            .anyMatch(value ->
                                    value instanceof ValueTest.FieldReference other && holds(other.field(), rule));
        }
    }
}
