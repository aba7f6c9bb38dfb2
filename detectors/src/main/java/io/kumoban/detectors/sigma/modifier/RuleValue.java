package io.kumoban.detectors.sigma.modifier;

import io.kumoban.engine.yaml.Yaml;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;

/**
 * A value as a rule gives it. What is written without quotes is a number, a boolean or null where the YAML 1.2 core
 * schema says so, with one exception: digits that begin with a zero, such as an account id, stay text.
 */
public sealed interface RuleValue {
    /** A text; wildcards and escapes as written. */
    record Text(String raw) implements RuleValue {}

    /**
     * A number.
     *
     * @param raw as written
     */
    record Number(BigDecimal number, String raw) implements RuleValue {}

    record Bool(boolean value) implements RuleValue {}

    record Null() implements RuleValue {}

    /** The value of a scalar. */
    static RuleValue of(Yaml.Text scalar) {
        if (!scalar.plain()) {
            return new Text(scalar.value());
        }
        return scalar.isNothing() ? new Null() : of(scalar.value());
    }

    /** The value of a scalar without quotes. */
    static RuleValue of(String raw) {
        String lower = raw.length() <= 5 ? raw.toLowerCase(Locale.ROOT) : "";
        if (lower.equals("true") || lower.equals("false")) {
            return new Bool(lower.equals("true"));
        }
        if (raw.matches("-?(0|[1-9]\\d{0,99})(\\.\\d{1,100})?([eE][-+]?\\d{1,3})?")) {
            return new Number(new BigDecimal(raw), raw);
        }
        if (raw.matches("0x[0-9a-fA-F]{1,32}")) {
            return new Number(new BigDecimal(new BigInteger(raw.substring(2), 16)), raw);
        }
        return new Text(raw);
    }
}
