package io.kumoban.detectors.sigma.modifier;

import io.kumoban.detectors.sigma.rule.ValueTest;
import io.kumoban.detectors.sigma.rule.ValueTest.FieldReference;
import io.kumoban.detectors.sigma.rule.WildcardPattern;
import java.math.BigDecimal;

/** What a value has become so far, on its way through the modifiers. */
sealed interface Draft {
    /** A text as written; nothing has been made of it. */
    record Written(String raw) implements Draft {}

    /**
     * A text in which wildcards are told from what they are not.
     *
     * @param octets its characters are bytes of an encoding, not letters
     */
    record Patterned(WildcardPattern pattern, boolean octets, boolean cased) implements Draft {}

    record Numeric(BigDecimal number, String raw) implements Draft {}

    record Bool(boolean value) implements Draft {}

    record Null() implements Draft {}

    /** Another field. */
    record Reference(String field, FieldReference.Part part, boolean cased) implements Draft {}

    /** A regular expression, of which flags and anchors may follow. */
    record Expression(ValueTest.Regex regex) implements Draft {}

    /** A part of a time. */
    record Timed(ValueTest.TimePart part) implements Draft {}

    /** A test that nothing can be added to. */
    record Tested(ValueTest test) implements Draft {}
}
