package io.kumoban.detectors.sigma.condition;

import io.kumoban.detectors.sigma.condition.Tokens.Token;
import io.kumoban.detectors.sigma.rule.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads conditions. {@code or} binds least, then {@code and}, then {@code not}, then {@code 1 of name*}; parentheses
 * nest at most {@value #DEEPEST} deep. Keywords are read in any case.
 */
public final class ConditionParser {
    private static final int DEEPEST = 64;
    private static final int MOST_OF = 1000;

    private final Tokens tokens;

    private ConditionParser(Tokens tokens) {
        this.tokens = tokens;
    }

    /**
     * Reads a condition.
     *
     * @throws ConditionError when it is none, with the place within it
     */
    public static Condition parse(String text) throws ConditionError {
        ConditionParser parser = new ConditionParser(Tokens.of(text));
        Condition condition = parser.or(0);
        Token rest = parser.tokens.peek();
        if (!rest.text().isEmpty()) {
            throw new ConditionError(
                    "the condition should end before " + rest.shown(), "join searches with 'and' or 'or'");
        }
        return condition;
    }

    private Condition or(int depth) throws ConditionError {
        List<Condition> parts = new ArrayList<>();
        do {
            parts.add(and(depth));
        } while (tokens.takeIf("or"));
        return parts.size() == 1 ? parts.getFirst() : new Condition.Or(parts);
    }

    private Condition and(int depth) throws ConditionError {
        List<Condition> parts = new ArrayList<>();
        do {
            parts.add(not(depth));
        } while (tokens.takeIf("and"));
        return parts.size() == 1 ? parts.getFirst() : new Condition.And(parts);
    }

    private Condition not(int depth) throws ConditionError {
        int nots = 0;
        while (tokens.takeIf("not")) {
            nots++;
        }
        if (depth + nots > DEEPEST) {
            throw tooDeep();
        }
        Condition condition = operand(depth + nots);
        for (int i = 0; i < nots; i++) {
            condition = new Condition.Not(condition);
        }
        return condition;
    }

    private Condition operand(int depth) throws ConditionError {
        Token token = tokens.take();
        if (token.is("(")) {
            if (depth >= DEEPEST) {
                throw tooDeep();
            }
            Condition inner = or(depth + 1);
            Token close = tokens.take();
            if (!close.is(")")) {
                throw new ConditionError(
                        "a ')' is missing before " + close.shown(),
                        "close what '(' at character " + token.at() + " opens");
            }
            return inner;
        }
        if (tokens.peek().is("of")) {
            return of(token);
        }
        if (isReserved(token)) {
            throw new ConditionError("a search is missing before " + token.shown(), "name one");
        }
        if (token.text().indexOf('*') >= 0) {
            throw new ConditionError(
                    "the pattern " + token.shown() + " stands alone", "write '1 of' or 'all of' before it");
        }
        if (token.is(Condition.THEM)) {
            throw new ConditionError("'them' stands alone", "write '1 of them' or 'all of them'");
        }
        return new Condition.Named(token.text());
    }

    private Condition of(Token quantity) throws ConditionError {
        tokens.take();
        Token pattern = tokens.take();
        if (isReserved(pattern)) {
            throw new ConditionError(
                    "a pattern is missing before " + pattern.shown(), "write '1 of selection_*' or '1 of them'");
        }
        String name = pattern.is(Condition.THEM) ? Condition.THEM : pattern.text();
        return new Condition.Of(count(quantity), name);
    }

    private static int count(Token quantity) throws ConditionError {
        if (quantity.is("all")) {
            return Condition.Of.ALL;
        }
        if (quantity.is("any")) {
            return 1;
        }
        if (quantity.text().matches("\\d{1,6}")) {
            int count = Integer.parseInt(quantity.text());
            if (count >= 1 && count <= MOST_OF) {
                return count;
            }
        }
        throw new ConditionError(
                "how many is meant by " + quantity.shown() + "?",
                "write a number from 1 to 1000, 'any' or 'all' before 'of'");
    }

    private static boolean isReserved(Token token) {
        return switch (token.text().toLowerCase(Locale.ROOT)) {
            case "", "and", "or", "not", "of", "(", ")", "|" -> true;
            default -> false;
        };
    }

    private static ConditionError tooDeep() {
        return new ConditionError("the condition is nested deeper than " + DEEPEST, "split it into several searches");
    }
}
