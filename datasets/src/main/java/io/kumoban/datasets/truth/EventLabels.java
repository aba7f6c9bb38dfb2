package io.kumoban.datasets.truth;

import io.kumoban.engine.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Labels of single CloudTrail events: a file of JSON lines with {@code eventID} and {@code technique}, and perhaps a
 * {@code role} that tells what the event was to the technique. A line without a technique labels nothing.
 */
public final class EventLabels {
    private static final int MOST_LABELS = 5_000_000;

    private final Map<String, String> techniques;

    private EventLabels(Map<String, String> techniques) {
        this.techniques = techniques;
    }

    /**
     * Reads a file.
     *
     * @param role only labels of this role; null for all
     * @throws TruthError when it cannot be used
     */
    public static EventLabels read(Path file, @Nullable String role) {
        Map<String, String> techniques = new HashMap<>();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                JsonNode label = label(line);
                if (label == null) {
                    throw TruthError.ofLabels(file, "line %d is no JSON object with an eventID".formatted(number));
                }
                boolean isWanted =
                        role == null || role.equals(label.path("role").asString(""));
                if (isWanted && label.path("technique").isString()) {
                    techniques.put(
                            label.path("eventID").asString(),
                            label.path("technique").asString());
                }
                if (techniques.size() > MOST_LABELS) {
                    throw TruthError.ofLabels(
                            file, "there are more than %,d; give them in parts".formatted(MOST_LABELS));
                }
            }
        } catch (IOException unreadable) {
            throw TruthError.ofLabels(file, "they cannot be read (" + unreadable.getMessage() + ")");
        }
        return new EventLabels(techniques);
    }

    private static @Nullable JsonNode label(String line) {
        try {
            JsonNode label = Json.read(line);
            return label.path("eventID").isString() ? label : null;
        } catch (JacksonException noJson) {
            return null;
        }
    }

    /** The technique of which this event is labelled a part; null when it is of none. */
    public @Nullable String technique(String eventId) {
        return techniques.get(eventId);
    }
}
