package io.kumoban.engine.foreign;

import io.kumoban.engine.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The values of one JSON object by their path: names from the outside in with a dot between each two, so that
 * {@code {"id":{"orig_h":1}}} and {@code {"id.orig_h":1}} are the same. Elements of arrays have the path of their array, and an object is
 * its text.
 * Holds only what was asked for; what leads to none of it is passed over.
 */
public final class JsonValues implements Values {
    private final String text;
    private final Set<String> wanted;
    private final Map<String, List<String>> values = new HashMap<>();

    private JsonValues(String text, Set<String> wanted) {
        this.text = text;
        this.wanted = wanted;
    }

    /** Names to ask for, and all that leads to them. */
    public static final class Wanted {
        private final Set<String> paths;
        private final Set<String> leading = new HashSet<>();
        private final int longest;

        public Wanted(Set<String> paths) {
            this.paths = Set.copyOf(paths);
            for (String path : paths) {
                for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
                    leading.add(path.substring(0, dot));
                }
            }
            longest = paths.stream().mapToInt(String::length).max().orElse(0);
        }
    }

    /**
     * Reads one object.
     *
     * @return null when the text breaks the grammar of JSON
     */
    public static @Nullable JsonValues read(String text, Wanted wanted) {
        JsonValues values = new JsonValues(text, wanted.paths);
        try (JsonParser parser = Json.mapper().createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            values.object(parser, "", wanted);
            return parser.nextToken() == null ? values : null;
        } catch (JacksonException broken) {
            return null;
        }
    }

    /** No deeper than the longest path that was asked for has names, since other objects are passed over. */
    private void object(JsonParser parser, String prefix, Wanted names) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            boolean tooLong = prefix.length() + name.length() > names.longest;
            String path = tooLong ? "" : prefix + name;
            value(parser, value, path, names);
        }
    }

    private void value(JsonParser parser, JsonToken token, String path, Wanted names) {
        if (token == JsonToken.START_OBJECT) {
            if (names.leading.contains(path)) {
                object(parser, path + ".", names);
            } else if (wanted.contains(path)) {
                add(path, objectText(parser));
            } else {
                parser.skipChildren();
            }
        } else if (token == JsonToken.START_ARRAY) {
            if (wanted.contains(path) || names.leading.contains(path)) {
                array(parser, path, names);
            } else {
                parser.skipChildren();
            }
        } else if (token != JsonToken.VALUE_NULL && wanted.contains(path)) {
            add(path, parser.getString());
        }
    }

    private void add(String path, String value) {
        values.computeIfAbsent(path, unused -> new ArrayList<>()).add(value);
    }

    /** An object that was asked for as a whole, as it stands in the text. */
    private String objectText(JsonParser parser) {
        int from = (int) parser.currentTokenLocation().getCharOffset();
        parser.skipChildren();
        return text.substring(from, (int) parser.currentLocation().getCharOffset());
    }

    /** An array inside of an array is no list of values, whatever it holds. */
    private void array(JsonParser parser, String path, Wanted names) {
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token == JsonToken.START_ARRAY) {
                parser.skipChildren();
            } else {
                value(parser, token, path, names);
            }
        }
    }

    @Override
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }
}
