package io.kumoban.bench.stage;

import io.kumoban.engine.event.Field;
import io.kumoban.engine.event.Layout;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The plain way to read some fields of JSON records: Jackson's streaming parser, a map of names for each level, and a
 * {@code String} for each value. It makes no keys, hashes or order, and passes over objects that are wanted whole.
 */
final class FieldReader {
    private static final class Node {
        final Map<String, Node> children = new HashMap<>();
        int slot = -1;
    }

    private final Node root = new Node();
    private final @Nullable String[] values;

    /** A reader of all fields of a layout that lie in the record itself. */
    FieldReader(Layout layout) {
        values = new String[layout.fields().size()];
        for (int slot = 0; slot < values.length; slot++) {
            Field field = layout.fields().get(slot);
            if (!field.path().startsWith("@")) {
                Node node = root;
                for (String step : field.steps()) {
                    node = node.children.computeIfAbsent(step, unused -> new Node());
                }
                node.slot = slot;
            }
        }
    }

    /** Reads the object whose opening brace the parser stands on. Answers the lengths of its values. */
    long read(JsonParser parser) {
        return read(parser, root);
    }

    private long read(JsonParser parser, Node node) {
        long length = 0;
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken token = parser.nextToken();
            Node child = node.children.get(name);
            if (child == null) {
                parser.skipChildren();
            } else if (token == JsonToken.START_OBJECT && !child.children.isEmpty()) {
                length += read(parser, child);
            } else if (token.isStructStart()) {
                parser.skipChildren();
            } else if (child.slot >= 0 && token != JsonToken.VALUE_NULL) {
                String value = parser.getString();
                values[child.slot] = value;
                length += value.length();
            }
        }
        return length;
    }
}
