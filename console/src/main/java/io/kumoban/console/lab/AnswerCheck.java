package io.kumoban.console.lab;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Holds answers against what is true of an account. Of a wrong answer it never says what the right one is. */
public final class AnswerCheck {
    private static final int LONGEST = 200;

    private final Map<String, String> facts;

    /** A check against these facts, by name. */
    public AnswerCheck(Map<String, String> facts) {
        this.facts = facts;
    }

    /**
     * Judges an answer that is no file.
     *
     * @throws IllegalArgumentException when nothing is known of what is asked
     */
    public Verdict judge(Ask ask, String answer) {
        String text = answer.strip();
        if (text.length() > LONGEST) {
            return Verdict.wrong(ask, "that is too long to be an answer");
        }
        return switch (ask.kind()) {
            case TEXT -> plain(ask, text);
            case NUMBER -> number(ask, text);
            case TIME -> time(ask, text);
            case FILE -> throw new IllegalArgumentException("a file is tried out, not compared");
        };
    }

    private Verdict plain(Ask ask, String text) {
        return verdict(ask, fact -> plain(text).equals(plain(fact)));
    }

    private Verdict number(Ask ask, String text) {
        if (!text.matches("\\d{1,12}")) {
            return Verdict.wrong(ask, "a whole number is wanted, such as " + ask.example());
        }
        return verdict(ask, fact -> Long.parseLong(text) == Long.parseLong(fact));
    }

    private Verdict time(Ask ask, String text) {
        Optional<Instant> given = timeOf(text);
        if (given.isEmpty()) {
            return Verdict.wrong(ask, "a time in UTC is wanted, such as " + ask.example());
        }
        return verdict(ask, fact -> minute(given.get()).equals(minute(Instant.parse(fact))));
    }

    private static Instant minute(Instant time) {
        return time.truncatedTo(ChronoUnit.MINUTES);
    }

    /** Of a wrong answer it is told when it is another fact that is known to be taken for this one. */
    private Verdict verdict(Ask ask, Predicate<String> fits) {
        if (fits.test(fact(ask.name()))) {
            return Verdict.right(ask, "");
        }
        return ask.mistaken().entrySet().stream()
                .filter(other -> fits.test(fact(other.getKey())))
                .map(other -> Verdict.wrong(ask, other.getValue()))
                .findFirst()
                .orElseGet(() -> Verdict.wrong(ask, "that is not it"));
    }

    private String fact(String name) {
        String fact = facts.get(name);
        if (fact == null) {
            throw new IllegalArgumentException("the story tells nothing of '" + name + "'");
        }
        return fact;
    }

    private static String plain(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    private static Optional<Instant> timeOf(String text) {
        String time = text.replace(' ', 'T').replaceFirst("Z$", "");
        try {
            return Optional.of(LocalDateTime.parse(time).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
