package io.kumoban.console.view;

import io.kumoban.engine.event.Severity;

/** The few ways in which a text may stand out on a terminal (ECMA-48, select graphic rendition). */
public enum Ink {
    PLAIN(""),
    BOLD("1"),
    FAINT("2"),
    RED("31"),
    GREEN("32"),
    YELLOW("33"),
    CYAN("36"),
    ALARM("1;31");

    private static final char ESCAPE = 27;

    private final String code;

    Ink(String code) {
        this.code = code;
    }

    /** The ink of a severity. */
    public static Ink of(Severity severity) {
        return switch (severity) {
            case LOW -> CYAN;
            case MEDIUM -> YELLOW;
            case HIGH -> RED;
            case CRITICAL -> ALARM;
        };
    }

    /** The text in this ink. */
    String on(String text) {
        return code.isEmpty() || text.isEmpty() ? text : ESCAPE + "[" + code + "m" + text + ESCAPE + "[0m";
    }
}
