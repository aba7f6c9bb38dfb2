package io.kumoban.console.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A file of one JSON object a line, read one line at a time. */
final class JsonLinesFile {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private JsonLinesFile() {}

    /**
     * Hands over each line with its object.
     *
     * @throws UnreadableRun when the file cannot be read or a line is no JSON object
     */
    static void read(Path file, BiConsumer<String, JsonNode> lines) {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            long number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (!line.isBlank()) {
                    lines.accept(line, parse(file, number, line));
                }
            }
        } catch (IOException unreadable) {
            throw new UnreadableRun("The file %s cannot be read: %s.".formatted(file, unreadable), unreadable);
        }
    }

    private static JsonNode parse(Path file, long number, String line) {
        try {
            JsonNode json = MAPPER.readTree(line);
            if (json.isObject()) {
                return json;
            }
        } catch (JacksonException malformed) {
            throw unfit(file, number, malformed);
        }
        throw unfit(file, number, null);
    }

    private static UnreadableRun unfit(
            Path file, long number, @org.jspecify.annotations.Nullable JacksonException cause) {
        String sentence = "Line %d of %s is no JSON object; is it a file that replay wrote?".formatted(number, file);
        return cause == null ? new UnreadableRun(sentence) : new UnreadableRun(sentence, cause);
    }
}
