package io.kumoban.detectors.sigma.condition;

import java.util.ArrayList;
import java.util.List;

/** The words and parentheses of a condition, read one after the other. */
final class Tokens {
    /** The longest condition in characters. */
    static final int LONGEST = 1 << 16;

    private final List<Token> tokens;
    private int next;

    private Tokens(List<Token> tokens) {
        this.tokens = tokens;
    }

    /**
     * A word, a parenthesis, or the end, which is empty.
     *
     * @param at its first character, counted from 1
     */
    record Token(String text, int at) {
        boolean is(String word) {
            return text.equalsIgnoreCase(word);
        }

        /** What it is, for a sentence. */
        String shown() {
            return text.isEmpty() ? "its end" : "'" + text + "' at character " + at;
        }
    }

    static Tokens of(String condition) throws ConditionError {
        if (condition.length() > LONGEST) {
            throw new ConditionError("the condition is longer than " + LONGEST + " characters", "split the rule");
        }
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < condition.length()) {
            char c = condition.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (c == '(' || c == ')' || c == '|') {
                tokens.add(new Token(String.valueOf(c), at + 1));
                at++;
            } else {
                int end = endOfWord(condition, at);
                tokens.add(new Token(condition.substring(at, end), at + 1));
                at = end;
            }
        }
        tokens.add(new Token("", condition.length() + 1));
        return new Tokens(tokens);
    }

    private static int endOfWord(String condition, int from) {
        int end = from;
        while (end < condition.length()
                && !Character.isWhitespace(condition.charAt(end))
                && "()|".indexOf(condition.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    /** The next token, which stays. */
    Token peek() {
        return tokens.get(next);
    }

    /** The token behind the next one. */
    Token peekSecond() {
        return tokens.get(Math.min(next + 1, tokens.size() - 1));
    }

    /** The next token, which is taken; the end stays. */
    Token take() {
        Token token = tokens.get(next);
        next = Math.min(next + 1, tokens.size() - 1);
        return token;
    }

    /** Takes the next token when it is this word. */
    boolean takeIf(String word) {
        boolean is = peek().is(word);
        if (is) {
            take();
        }
        return is;
    }
}
