package io.kumoban.detectors.sigma.match.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.detectors.sigma.match.json.JsonView.Outcome;
import io.kumoban.engine.event.Slice;
import io.kumoban.engine.scan.Utf8;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The values at some paths as a walk through Jackson's tree finds them, and whether the view finds the same. */
final class JsonReference {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final List<String> PATHS =
            List.of("name", "a.b", "a", "items", "x.name", "x.x", "é", "é.日", "items.items.x", "\"", "a.b.x", "");

    private JsonReference() {}

    /** Holds the view against the tree: where Jackson reads a document, both agree; where the view does not, neither does it. */
    static void check(byte[] document) {
        JsonView view = JsonView.of(new PathTable(PATHS));
        JsonView strings = JsonView.withKeywords(new PathTable(PATHS));
        Outcome outcome = view.readObject(document, 0, document.length);
        Outcome withStrings = strings.readObject(document, 0, document.length);
        JsonNode tree = tree(document);
        if (tree == null) {
            return;
        }
        assertThat(outcome).isEqualTo(Outcome.GOOD);
        assertThat(withStrings).isEqualTo(Outcome.GOOD);
        for (int path = 0; path < PATHS.size(); path++) {
            List<String> expected = new ArrayList<>();
            collect(tree, PATHS.get(path), expected);
            assertThat(values(view, path)).as(PATHS.get(path)).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(values(strings, path)).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    /** Null for what is no object, or holds bytes that are no UTF-8, of which Jackson takes some. */
    private static JsonNode tree(byte[] document) {
        if (!Utf8.isValid(document, 0, document.length)) {
            return null;
        }
        try {
            JsonNode tree = MAPPER.readTree(document);
            return tree.isObject() ? tree : null;
        } catch (JacksonException malformed) {
            return null;
        }
    }

    private static void collect(JsonNode node, String path, List<String> into) {
        if (path.isEmpty()) {
            show(node, into);
        } else if (node.isArray()) {
            node.forEach(element -> collect(element, path, into));
        } else if (node.isObject()) {
            node.properties().forEach(member -> {
                if (path.equals(member.getKey())) {
                    collect(member.getValue(), "", into);
                } else if (path.startsWith(member.getKey() + ".")) {
                    collect(member.getValue(), path.substring(member.getKey().length() + 1), into);
                }
            });
        }
    }

    private static void show(JsonNode node, List<String> into) {
        if (node.isArray() && !node.isEmpty()) {
            node.forEach(element -> show(element, into));
        } else if (node.isString()) {
            if (StandardCharsets.UTF_8.newEncoder().canEncode(node.stringValue())) {
                into.add("text " + node.stringValue());
            }
        } else if (node.isNumber()) {
            into.add("number " + plain(node.decimalValue()));
        } else if (node.isObject()) {
            into.add("object");
        } else {
            into.add(node.isArray() ? "array" : node.toString());
        }
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toString();
    }

    private static List<String> values(JsonView view, int path) {
        List<String> values = new ArrayList<>();
        for (int value = view.first(path); value != JsonView.NONE; value = view.next(value)) {
            String text = new String(view.bytes(value), view.offset(value), view.length(value), StandardCharsets.UTF_8);
            values.add(
                    switch (view.type(value)) {
                        case Slice.STRING -> "text " + text;
                        case Slice.NUMBER ->
                            "number " + plain(MAPPER.readTree(text).decimalValue());
                        case Slice.OBJECT -> {
                            assertThat(text).startsWith("{").endsWith("}");
                            yield "object";
                        }
                        case Slice.ARRAY -> "array";
                        default -> text;
                    });
        }
        return values;
    }
}
