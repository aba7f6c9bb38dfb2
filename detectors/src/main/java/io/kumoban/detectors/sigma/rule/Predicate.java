package io.kumoban.detectors.sigma.rule;

import java.util.List;

/**
 * What an event must be like, with nothing of Sigma's shorthand left: modifiers, lists and conditions are worked in.
 * Predicates are plain values; equal tests of different rules are equal, and where they are written is kept elsewhere
 * ({@link Search}).
 */
public sealed interface Predicate {
    /** Holds for no event. */
    Predicate NEVER = new AnyOf(List.of());

    /** Holds when all parts hold; without parts it always does. */
    record AllOf(List<Predicate> parts) implements Predicate {
        public AllOf {
            parts = List.copyOf(parts);
        }
    }

    /** Holds when any part holds; without parts it never does. */
    record AnyOf(List<Predicate> parts) implements Predicate {
        public AnyOf {
            parts = List.copyOf(parts);
        }
    }

    /**
     * Holds when enough parts hold.
     *
     * @param count at least 2; fewer is an {@link AnyOf}
     */
    record AtLeast(int count, List<Predicate> parts) implements Predicate {
        public AtLeast {
            parts = List.copyOf(parts);
        }
    }

    /** Holds when the part does not. */
    record Not(Predicate part) implements Predicate {}

    /**
     * Holds when any value of a field passes the test.
     *
     * @param field its path as the rule writes it, names divided by dots
     */
    record FieldTest(String field, ValueTest test) implements Predicate {}

    /** Holds when any text anywhere in the event passes the test. */
    record KeywordTest(ValueTest test) implements Predicate {}

    /** All of the parts; a single part stands for itself. */
    static Predicate allOf(List<Predicate> parts) {
        return parts.size() == 1 ? parts.getFirst() : new AllOf(parts);
    }

    /** Any of the parts; a single part stands for itself. */
    static Predicate anyOf(List<Predicate> parts) {
        return parts.size() == 1 ? parts.getFirst() : new AnyOf(parts);
    }
}
