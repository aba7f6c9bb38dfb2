package io.kumoban.detectors.sigma.event;

import io.kumoban.engine.json.Json;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Events from JSON, with numbers and objects as the record writes them. */
public final class JsonEvent {
    private JsonEvent() {}

    /**
     * Reads one object; of a name that stands twice the last value counts.
     *
     * @throws tools.jackson.core.JacksonException when the text is no JSON, or nested deeper than 128
     * @throws IllegalArgumentException when it is another value than an object
     */
    public static JsonObject parse(String json) {
        try (JsonParser parser = Json.mapper().createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("an event is a JSON object");
            }
            JsonObject object = object(json, parser);
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("something stands behind the JSON object");
            }
            return object;
        }
    }

    /** The JSON of a map on one line. */
    static String write(Map<?, ?> map) {
        return Json.mapper().writeValueAsString(map);
    }

    /** An object and its JSON. */
    public static final class JsonObject extends AbstractMap<String, @Nullable Object> {
        private final Map<String, @Nullable Object> members;
        private final String whole;
        private final int from;
        private final int to;

        private JsonObject(Map<String, @Nullable Object> members, String whole, int from, int to) {
            this.members = Collections.unmodifiableMap(members);
            this.whole = whole;
            this.from = from;
            this.to = to;
        }

        /** The object as the record writes it. */
        public String json() {
            return whole.substring(from, to);
        }

        @Override
        public Set<Entry<String, @Nullable Object>> entrySet() {
            return members.entrySet();
        }

        @Override
        public boolean containsKey(@Nullable Object key) {
            return members.containsKey(key);
        }

        @Override
        public @Nullable Object get(@Nullable Object key) {
            return members.get(key);
        }
    }

    private static JsonObject object(String json, JsonParser parser) {
        int from = (int) parser.currentTokenLocation().getCharOffset();
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            members.put(name, value(json, parser));
        }
        int to = (int) parser.currentTokenLocation().getCharOffset() + 1;
        return new JsonObject(members, json, from, to);
    }

    private static @Nullable Object value(String json, JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(json, parser);
            case START_ARRAY -> {
                List<@Nullable Object> elements = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    elements.add(value(json, parser));
                }
                yield elements;
            }
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new EventValue.Num(parser.getString());
            default -> parser.getString();
        };
    }
}
