package io.kumoban.detectors.sigma.rule;

import java.math.BigDecimal;
import java.util.Set;

/**
 * What one value of a field must be like. Tests of text hold for the text of any scalar (a number as it is written, a
 * boolean as {@code true} or {@code false}) and of an object (its JSON); letters are compared without case, by Unicode
 * simple case folding of code points, unless the test is {@code cased}. Null has no text.
 */
public sealed interface ValueTest {

    /** A test whose outcome hangs on the value's text alone. */
    sealed interface OfText extends ValueTest permits Equals, StartsWith, EndsWith, Contains, Wildcard, Regex {}

    /** A test of a number; text that is a JSON number counts as that number. */
    sealed interface OfNumber extends ValueTest permits NumberEquals, Compare {}

    /** The whole text; never empty. */
    record Equals(String text, boolean cased) implements OfText {}

    /** The beginning of the text. */
    record StartsWith(String text, boolean cased) implements OfText {}

    /** The end of the text. */
    record EndsWith(String text, boolean cased) implements OfText {}

    /** A part of the text. */
    record Contains(String text, boolean cased) implements OfText {}

    /** A pattern for the whole text that is none of the simpler forms. */
    record Wildcard(WildcardPattern pattern, boolean cased) implements OfText {}

    /**
     * A regular expression that is found anywhere in the text; case matters unless a flag says otherwise.
     *
     * @param pattern in the syntax of PCRE, as far as {@code java.util.regex} shares it
     */
    record Regex(String pattern, Set<RegexFlag> flags) implements OfText {
        public Regex {
            flags = Set.copyOf(flags);
        }
    }

    /** The text of no length. */
    record IsEmpty() implements ValueTest {}

    /** The field is missing, or has no value but null. A test of the field, not of one value. */
    record IsNull() implements ValueTest {}

    /**
     * The field is there, whatever its value, be it null or empty. A test of the field, not of one value.
     *
     * @param expected false: the field must not be there
     */
    record Exists(boolean expected) implements ValueTest {}

    /** A number of this value: 443, 443.0 and the text {@code "443"} are the same. */
    record NumberEquals(BigDecimal number) implements OfNumber {
        /** Numbers are normalised, so that equal tests are equal. */
        public NumberEquals {
            number = number.stripTrailingZeros();
        }
    }

    /** A boolean, or its name as text in any case. */
    record BooleanEquals(boolean expected) implements ValueTest {}

    /** A number on one side of a bound. */
    record Compare(Comparison comparison, BigDecimal bound) implements OfNumber {
        public Compare {
            bound = bound.stripTrailingZeros();
        }
    }

    /** An address within a network, or a network within it. */
    record Cidr(Network network) implements ValueTest {}

    /**
     * Any value of another field of the same event, by the texts of both.
     *
     * @param field the path of the other field
     * @param part  which part of this field's text must be the other's
     */
    record FieldReference(String field, Part part, boolean cased) implements ValueTest {
        /** Where in this field's text the other field's stands. */
        public enum Part {
            WHOLE,
            START,
            END,
            ANYWHERE
        }
    }

    /** A part of a time, in UTC, as a number. */
    record TimePart(TimeUnit unit, OfNumber number) implements ValueTest {}
}
