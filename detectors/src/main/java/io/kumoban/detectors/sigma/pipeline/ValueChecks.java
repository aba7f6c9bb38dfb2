package io.kumoban.detectors.sigma.pipeline;

import com.google.re2j.Pattern;
import io.kumoban.detectors.sigma.modifier.RuleValue;
import io.kumoban.detectors.sigma.rule.ValueTest;
import io.kumoban.detectors.sigma.rule.WildcardPattern;
import java.util.function.Predicate;

/** What conditions ask of single values. */
final class ValueChecks {
    private ValueChecks() {}

    /** A text in which an expression is found at its beginning. */
    static Predicate<ValueTest> begins(Pattern pattern) {
        return value -> LineValues.written(value)
                .map(text -> pattern.matcher(text.text()).lookingAt())
                .orElse(false);
    }

    /** A text with a wildcard. */
    static Predicate<ValueTest> wildcard() {
        return value -> LineValues.written(value)
                .map(text -> !text.pattern().isLiteral())
                .orElse(false);
    }

    /** The same value, of the same kind. */
    static Predicate<ValueTest> equal(RuleValue asked) {
        return switch (asked) {
            case RuleValue.Text text -> {
                WildcardPattern pattern = WildcardPattern.parse(text.raw());
                yield value -> LineValues.written(value)
                        .map(written -> written.pattern().equals(pattern))
                        .orElse(false);
            }
            case RuleValue.Number number -> new ValueTest.NumberEquals(number.number())::equals;
            case RuleValue.Bool bool -> new ValueTest.BooleanEquals(bool.value())::equals;
            case RuleValue.Null nothing -> new ValueTest.IsNull()::equals;
        };
    }
}
