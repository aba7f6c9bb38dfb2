package io.kumoban.detectors.sigma.match.regex;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The general categories of Unicode, by their two letters, or by the first for all that begin with it. */
final class UnicodeProperties {
    private static final Map<String, Byte> CATEGORIES = Map.ofEntries(
            Map.entry("Lu", Character.UPPERCASE_LETTER),
            Map.entry("Ll", Character.LOWERCASE_LETTER),
            Map.entry("Lt", Character.TITLECASE_LETTER),
            Map.entry("Lm", Character.MODIFIER_LETTER),
            Map.entry("Lo", Character.OTHER_LETTER),
            Map.entry("Mn", Character.NON_SPACING_MARK),
            Map.entry("Mc", Character.COMBINING_SPACING_MARK),
            Map.entry("Me", Character.ENCLOSING_MARK),
            Map.entry("Nd", Character.DECIMAL_DIGIT_NUMBER),
            Map.entry("Nl", Character.LETTER_NUMBER),
            Map.entry("No", Character.OTHER_NUMBER),
            Map.entry("Pc", Character.CONNECTOR_PUNCTUATION),
            Map.entry("Pd", Character.DASH_PUNCTUATION),
            Map.entry("Ps", Character.START_PUNCTUATION),
            Map.entry("Pe", Character.END_PUNCTUATION),
            Map.entry("Pi", Character.INITIAL_QUOTE_PUNCTUATION),
            Map.entry("Pf", Character.FINAL_QUOTE_PUNCTUATION),
            Map.entry("Po", Character.OTHER_PUNCTUATION),
            Map.entry("Sm", Character.MATH_SYMBOL),
            Map.entry("Sc", Character.CURRENCY_SYMBOL),
            Map.entry("Sk", Character.MODIFIER_SYMBOL),
            Map.entry("So", Character.OTHER_SYMBOL),
            Map.entry("Zs", Character.SPACE_SEPARATOR),
            Map.entry("Zl", Character.LINE_SEPARATOR),
            Map.entry("Zp", Character.PARAGRAPH_SEPARATOR),
            Map.entry("Cc", Character.CONTROL),
            Map.entry("Cf", Character.FORMAT),
            Map.entry("Cn", Character.UNASSIGNED),
            Map.entry("Co", Character.PRIVATE_USE),
            Map.entry("Cs", Character.SURROGATE));

    private static final Map<String, CodePoints> MADE = new ConcurrentHashMap<>();

    private UnicodeProperties() {}

    /** The set of a category, or null when there is none of this name. */
    static @Nullable CodePoints named(String name) {
        boolean[] wanted = new boolean[Integer.SIZE];
        boolean known = false;
        for (Map.Entry<String, Byte> category : CATEGORIES.entrySet()) {
            if (name.equals(category.getKey()) || name.equals(category.getKey().substring(0, 1))) {
                wanted[category.getValue()] = true;
                known = true;
            }
        }
        return known
                ? MADE.computeIfAbsent(name, unused -> CodePoints.where(point -> wanted[Character.getType(point)]))
                : null;
    }
}
