package io.kumoban.console.reproduce;

import io.kumoban.engine.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Two files of findings, held against each other byte for byte; locators, which name files, are left aside. */
public sealed interface FindingsComparison {
    /** All lines are the same. */
    record Same(long findings) implements FindingsComparison {}

    /**
     * The first line that is not the same.
     *
     * @param line from 1
     * @param then the finding of the first run, or null when it has no more
     * @param now  the finding of the repeated run, or null when it has no more
     */
    record Different(
            long line, @Nullable JsonNode then, @Nullable JsonNode now) implements FindingsComparison {}

    /**
     * Compares.
     *
     * @throws IOException when a file cannot be read, or a line that differs is no JSON document
     */
    static FindingsComparison of(Path then, Path now) throws IOException {
        try (BufferedReader first = Files.newBufferedReader(then);
                BufferedReader second = Files.newBufferedReader(now)) {
            for (long line = 1; ; line++) {
                String left = first.readLine();
                String right = second.readLine();
                if (left == null && right == null) {
                    return new Same(line - 1);
                }
                if (!Objects.equals(withoutLocator(left), withoutLocator(right))) {
                    return new Different(line, document(left, then), document(right, now));
                }
            }
        }
    }

    /**
     * A line of a findings file up to its locators, which stand last in it. Quotes inside of texts are escaped, so the
     * key can be nothing else; a line without it is compared whole.
     */
    private static @Nullable String withoutLocator(@Nullable String line) {
        if (line == null || !line.endsWith("]}}")) {
            return line;
        }
        int locator = line.lastIndexOf(",\"locator\":[");
        return locator < 0 ? line : line.substring(0, locator);
    }

    private static @Nullable JsonNode document(@Nullable String line, Path file) throws IOException {
        try {
            return line == null ? null : Json.read(line);
        } catch (JacksonException damaged) {
            throw new IOException("a line of " + file + " is no JSON document", damaged);
        }
    }
}
