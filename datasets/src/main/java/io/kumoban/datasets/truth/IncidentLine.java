package io.kumoban.datasets.truth;

import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** One line of a truth file, taken literally. */
record IncidentLine(Path file, long number) {
    private static final Set<String> KEYS = Set.of(
            "scenario",
            "stealth",
            "technique",
            "expectedTypes",
            "from",
            "to",
            "account",
            "actors",
            "resources",
            "events");
    private static final int MOST_STEALTH = 100;
    private static final int LONGEST_TEXT = 4096;
    /** The end of the year 9999, the last that ISO-8601 writes with four digits. */
    private static final long LATEST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    Incident read(JsonNode line) {
        if (!line.isObject()) {
            throw wrong("is no JSON object");
        }
        Set<String> unknown = new TreeSet<>(line.propertyNames());
        unknown.removeAll(KEYS);
        if (!unknown.isEmpty()) {
            throw wrong("has the unknown key '%s'".formatted(unknown.iterator().next()));
        }
        long from = time(line, "from");
        long to = time(line, "to");
        if (to < from) {
            throw wrong("ends before it begins ('to' is before 'from')");
        }
        return new Incident(
                text(line, "scenario"),
                stealth(line),
                texts(line, "technique"),
                texts(line, "expectedTypes"),
                from,
                to,
                text(line, "account"),
                texts(line, "actors"),
                texts(line, "resources"),
                texts(line, "events"));
    }

    private int stealth(JsonNode line) {
        JsonNode value = value(line, "stealth");
        if (!value.isInt() || value.asInt() < 0 || value.asInt() > MOST_STEALTH) {
            throw wrong("needs a whole number from 0 to %d as 'stealth'".formatted(MOST_STEALTH));
        }
        return value.asInt();
    }

    private long time(JsonNode line, String key) {
        try {
            Instant time = Instant.parse(text(line, key));
            if (time.getNano() == 0 && time.getEpochSecond() >= 0 && time.getEpochSecond() <= LATEST) {
                return time.getEpochSecond();
            }
        } catch (DateTimeParseException none) {
            // Said below, with the times out of range.
        }
        throw wrong("needs a time in UTC and whole seconds as '%s', such as 2026-03-02T09:15:00Z".formatted(key));
    }

    private String text(JsonNode line, String key) {
        return checked(value(line, key), key);
    }

    private String checked(JsonNode value, String key) {
        if (!value.isString() || value.asString().isBlank()) {
            throw wrong("needs a text that is not empty as '%s'".formatted(key));
        }
        if (value.asString().length() > LONGEST_TEXT) {
            throw wrong("has a text of more than %,d characters as '%s'".formatted(LONGEST_TEXT, key));
        }
        return value.asString();
    }

    private List<String> texts(JsonNode line, String key) {
        JsonNode value = value(line, key);
        if (!value.isArray()) {
            throw wrong("needs a list of texts as '%s'; write [] for none".formatted(key));
        }
        List<String> texts = new ArrayList<>(value.size());
        for (JsonNode element : value) {
            texts.add(checked(element, key));
        }
        return List.copyOf(texts);
    }

    private JsonNode value(JsonNode line, String key) {
        JsonNode value = line.get(key);
        if (value == null) {
            throw wrong("has no '%s'".formatted(key));
        }
        return value;
    }

    private TruthError wrong(String what) {
        return TruthError.at(file, number, what);
    }
}
