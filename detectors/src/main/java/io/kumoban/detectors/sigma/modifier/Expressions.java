package io.kumoban.detectors.sigma.modifier;

import io.kumoban.detectors.sigma.rule.RegexFlag;
import io.kumoban.detectors.sigma.rule.ValueTest.Regex;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Regular expressions of rules, checked before they are taken. */
final class Expressions {
    /** The longest expression in characters. */
    static final int LONGEST = 8192;

    private static final int DEEPEST = 100;

    private Expressions() {}

    static Regex of(String pattern) throws IllegalModifier {
        if (pattern.length() > LONGEST) {
            throw new IllegalModifier(
                    "the regular expression is longer than " + LONGEST + " characters", "shorten it or split it");
        }
        if (depth(pattern) > DEEPEST) {
            throw new IllegalModifier("the regular expression is nested deeper than " + DEEPEST, "flatten it");
        }
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException broken) {
            throw new IllegalModifier(
                    "this is no regular expression: " + broken.getDescription()
                            + (broken.getIndex() < 0 ? "" : " at character " + (broken.getIndex() + 1)),
                    "mend it, or take 're' away");
        }
        return new Regex(pattern, Set.of());
    }

    static Regex with(Regex regex, RegexFlag flag) {
        Set<RegexFlag> flags = EnumSet.of(flag);
        flags.addAll(regex.flags());
        return new Regex(regex.pattern(), flags);
    }

    static Regex atStart(Regex regex) {
        return new Regex("\\A(?:" + regex.pattern() + ")", regex.flags());
    }

    static Regex atEnd(Regex regex) {
        return new Regex("(?:" + regex.pattern() + ")\\z", regex.flags());
    }

    private static int depth(String pattern) {
        int depth = 0;
        int deepest = 0;
        for (int i = 0; i < pattern.length(); i++) {
            switch (pattern.charAt(i)) {
                case '\\' -> i++;
                case '(', '[' -> deepest = Math.max(deepest, ++depth);
                case ')', ']' -> depth = Math.max(depth - 1, 0);
                default -> {}
            }
        }
        return deepest;
    }
}
