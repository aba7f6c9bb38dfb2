package io.kumoban.detectors.sigma.plan;

import io.kumoban.detectors.sigma.match.Glob;
import io.kumoban.detectors.sigma.match.regex.GuardedRegex;
import io.kumoban.detectors.sigma.rule.ValueTest;

/** What one slot is tested for; equal tests of different rules are one. */
sealed interface AtomTest {
    /** Where in a value a text is looked for. */
    enum Form {
        WHOLE,
        START,
        END,
        ANYWHERE
    }

    /**
     * A text in a folded value, found together with all others of the slot.
     *
     * @param folded the text, folded
     */
    record Literal(Form form, String folded) implements AtomTest {}

    /** A text in a value as it is. */
    record Precise(Form form, String text) implements AtomTest {}

    /** A pattern with wildcards; equal by its name. */
    record Pattern(String name, Glob glob) implements AtomTest {
        @Override
        public boolean equals(Object other) {
            return other instanceof Pattern pattern && pattern.name.equals(name);
        }

        @Override
        public int hashCode() {
            return name.hashCode();
        }
    }

    /** A regular expression; equal by its name. */
    record Expression(String name, GuardedRegex regex) implements AtomTest {
        @Override
        public boolean equals(Object other) {
            return other instanceof Expression expression && expression.name.equals(name);
        }

        @Override
        public int hashCode() {
            return name.hashCode();
        }
    }

    /** Whether the field is missing or null throughout. */
    record Missing() implements AtomTest {}

    /** Whether anything stands there. */
    record Present() implements AtomTest {}

    /** A number equal to one or on one side of it. */
    record Number(ValueTest.OfNumber test) implements AtomTest {}

    /** A network with the value in it. */
    record Within(ValueTest.Cidr test) implements AtomTest {}

    /** Another field's text, whose slot this is. */
    record Reference(int slot, Form form, boolean cased) implements AtomTest {}

    /** A part of a time. */
    record TimePart(ValueTest.TimePart test) implements AtomTest {}
}
