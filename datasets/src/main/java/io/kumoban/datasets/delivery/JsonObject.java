package io.kumoban.datasets.delivery;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object written member by member, in the order given; a member may itself be a finished object. */
public final class JsonObject {
    private final StringBuilder text = new StringBuilder("{");

    /** An object of names and values in turn; values are strings, numbers, booleans, objects or maps, lists of these, or null. */
    public static JsonObject of(@Nullable Object... namesAndValues) {
        JsonObject object = new JsonObject();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.with(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return object;
    }

    /** An object of these members, in their order. */
    public static JsonObject ofMembers(Map<String, ? extends @Nullable Object> members) {
        JsonObject object = new JsonObject();
        members.forEach(object::with);
        return object;
    }

    /** Adds a member; null is written as {@code null}. */
    public JsonObject with(String name, @Nullable Object value) {
        if (text.length() > 1) {
            text.append(',');
        }
        appendText(name);
        text.append(':');
        append(value);
        return this;
    }

    /** Adds a member unless the value is null. */
    public JsonObject withPresent(String name, @Nullable Object value) {
        return value == null ? this : with(name, value);
    }

    /** The object's JSON text, without blanks or line ends. */
    @Override
    public String toString() {
        return text + "}";
    }

    private void append(@Nullable Object value) {
        switch (value) {
            case null -> text.append("null");
            case String string -> appendText(string);
            case JsonObject object -> text.append(object.text).append('}');
            case List<?> list -> appendList(list);
            case Map<?, ?> map -> appendMembers(map);
            default -> text.append(value);
        }
    }

    private void appendList(List<?> values) {
        text.append('[');
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                text.append(',');
            }
            append(values.get(i));
        }
        text.append(']');
    }

    private void appendMembers(Map<?, ?> members) {
        JsonObject object = new JsonObject();
        members.forEach((name, value) -> object.with(String.valueOf(name), value));
        append(object);
    }

    private void appendText(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char letter = value.charAt(i);
            if (letter == '"' || letter == '\\') {
                text.append('\\').append(letter);
            } else if (letter < ' ') {
                text.append("\\u00")
                        .append(Character.forDigit(letter >> 4, 16))
                        .append(Character.forDigit(letter & 15, 16));
            } else {
                text.append(letter);
            }
        }
        text.append('"');
    }
}
