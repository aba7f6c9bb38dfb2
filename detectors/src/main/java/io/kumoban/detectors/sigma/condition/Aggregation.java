package io.kumoban.detectors.sigma.condition;

import io.kumoban.detectors.sigma.condition.Tokens.Token;
import io.kumoban.detectors.sigma.rule.Comparison;
import java.math.BigDecimal;
import java.util.Locale;

/**
 * What stood behind the bar in conditions of Sigma 1, such as {@code selection | count(user) by source > 5}.
 *
 * @param function {@code count}, {@code sum}, {@code avg}, {@code min} or {@code max}
 * @param field    empty when events are counted
 * @param groupBy  empty when all events count together
 */
public record Aggregation(String function, String field, String groupBy, Comparison comparison, BigDecimal bound) {

    /**
     * Reads an aggregation.
     *
     * @throws ConditionError when it is none, or is {@code near}
     */
    public static Aggregation parse(String text) throws ConditionError {
        Tokens tokens = Tokens.of(text);
        Token function = tokens.take();
        switch (function.text().toLowerCase(Locale.ROOT)) {
            case "count", "sum", "avg", "min", "max" -> {}
            case "near" ->
                throw new ConditionError("'near' is no longer part of Sigma", "write a correlation of type temporal");
            default ->
                throw new ConditionError(
                        "behind '|' no aggregation begins with " + function.shown(), "write a correlation");
        }
        expect(tokens, "(");
        String field = tokens.peek().is(")") ? "" : tokens.take().text();
        expect(tokens, ")");
        String groupBy = tokens.takeIf("by") ? tokens.take().text() : "";
        Comparison comparison = comparison(tokens.take());
        Token bound = tokens.take();
        if (!bound.text().matches("-?\\d{1,18}(\\.\\d{1,18})?")) {
            throw new ConditionError("a number is missing before " + bound.shown(), "write a correlation");
        }
        Token rest = tokens.peek();
        if (!rest.text().isEmpty()) {
            throw new ConditionError("the aggregation should end before " + rest.shown(), "write a correlation");
        }
        return new Aggregation(
                function.text().toLowerCase(Locale.ROOT), field, groupBy, comparison, new BigDecimal(bound.text()));
    }

    private static void expect(Tokens tokens, String sign) throws ConditionError {
        Token token = tokens.take();
        if (!token.is(sign)) {
            throw new ConditionError("a '" + sign + "' is missing before " + token.shown(), "write a correlation");
        }
    }

    private static Comparison comparison(Token token) throws ConditionError {
        return switch (token.text()) {
            case "<" -> Comparison.LT;
            case "<=" -> Comparison.LTE;
            case ">" -> Comparison.GT;
            case ">=" -> Comparison.GTE;
            case "=", "==" -> Comparison.EQ;
            default ->
                throw new ConditionError("a comparison is missing before " + token.shown(), "write a correlation");
        };
    }
}
