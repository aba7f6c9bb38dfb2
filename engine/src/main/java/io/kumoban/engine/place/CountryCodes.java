package io.kumoban.engine.place;

import java.util.Locale;

/** The two letters by which databases name countries (ISO 3166-1 alpha-2, and what is set aside there). */
final class CountryCodes {
    private CountryCodes() {}

    static boolean isCode(String text) {
        return text.length() == 2 && Character.isLetter(text.charAt(0)) && Character.isLetter(text.charAt(1));
    }

    /** In upper case. */
    static String normal(String code) {
        return code.toUpperCase(Locale.ROOT);
    }
}
