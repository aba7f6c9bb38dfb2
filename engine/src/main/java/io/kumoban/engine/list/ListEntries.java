package io.kumoban.engine.list;

import io.kumoban.engine.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The raw entries of a list file, each with its line: plain text, the first column of CSV, or JSON in the shape of a
 * MISP warning list ({@code list}) or of Amazon's {@code ip-ranges.json} ({@code ip_prefix}, {@code ipv6_prefix}).
 */
final class ListEntries {
    /** Takes one entry. */
    interface Reader {
        void entry(int line, String text);
    }

    private static final Set<String> PREFIX_KEYS = Set.of("ip_prefix", "ipv6_prefix");

    private ListEntries() {}

    /** One entry a line; {@code #} begins a comment. */
    static void text(String content, Reader reader) {
        lines(content, (line, text) -> {
            String entry = withoutComment(text);
            if (!entry.isEmpty()) {
                reader.entry(line, entry);
            }
        });
    }

    /** The first column of each row, in quotes or without. */
    static void csv(String content, Reader reader) {
        lines(content, (line, text) -> {
            String row = text.strip();
            if (row.isEmpty() || row.startsWith("#")) {
                return;
            }
            String entry;
            if (row.startsWith("\"")) {
                int end = row.indexOf('"', 1);
                entry = end < 0 ? row : row.substring(1, end).strip();
            } else {
                int comma = row.indexOf(',');
                entry = (comma < 0 ? row : row.substring(0, comma)).strip();
            }
            reader.entry(line, entry);
        });
    }

    /**
     * All entries of a JSON document.
     *
     * @throws JacksonException when it is no JSON
     */
    static void json(String content, Reader reader) {
        try (JsonParser parser = Json.mapper().createParser(content)) {
            boolean inList = false;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_ARRAY) {
                    inList = "list".equals(parser.currentName())
                            || parser.streamReadContext().getParent().inRoot();
                } else if (token == JsonToken.END_ARRAY) {
                    inList = false;
                } else if (token == JsonToken.VALUE_STRING
                        && (inList && parser.streamReadContext().inArray()
                                || PREFIX_KEYS.contains(String.valueOf(parser.currentName())))) {
                    reader.entry(
                            parser.currentTokenLocation().getLineNr(),
                            parser.getString().strip());
                }
            }
        }
    }

    private static String withoutComment(String line) {
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) == '#' && (i == 0 || Character.isWhitespace(line.charAt(i - 1)))) {
                return line.substring(0, i).strip();
            }
        }
        return line.strip();
    }

    private static void lines(String content, Reader reader) {
        try (BufferedReader lines = new BufferedReader(new StringReader(content))) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                reader.entry(number, line);
            }
        } catch (IOException impossible) {
            throw new IllegalStateException("reading from memory failed", impossible);
        }
    }
}
