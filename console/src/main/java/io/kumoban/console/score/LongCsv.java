package io.kumoban.console.score;

import io.kumoban.engine.sink.Csv;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A document of numbers in long form, for spreadsheets and data frames: one row a number, with the names that lead to it.
 * An interval's two ends stand in the row of its number.
 */
public final class LongCsv {
    private static final List<String> HEADER = List.of("section", "key", "metric", "value", "low", "high");
    private static final String INTERVAL = "interval";

    private final StringBuilder rows = new StringBuilder(Csv.row(HEADER));
    private final Deque<String> path = new ArrayDeque<>();

    private LongCsv() {}

    public static String of(JsonNode document) {
        LongCsv csv = new LongCsv();
        csv.walk(document);
        return csv.rows.toString();
    }

    private void walk(JsonNode node) {
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            JsonNode value = member.getValue();
            if (value.isObject() && !isInterval(member.getKey())) {
                path.addLast(member.getKey());
                walk(value);
                path.removeLast();
            } else if (value.isNumber()) {
                row(member.getKey(), value, intervalOf(node, member.getKey()));
            }
        }
    }

    private static boolean isInterval(String key) {
        return key.equals(INTERVAL) || key.endsWith("Interval");
    }

    /** The interval of a number: beside it under its name, or the only one of its object. */
    private static JsonNode intervalOf(JsonNode object, String key) {
        JsonNode own = object.path(key + "Interval");
        JsonNode shared = object.path(INTERVAL);
        if (!own.isMissingNode()) {
            return own;
        }
        return key.equals("all") ? shared : shared.path(key);
    }

    private void row(String metric, JsonNode value, JsonNode interval) {
        List<String> names = new ArrayList<>(path);
        String section = names.isEmpty() ? "" : names.getFirst();
        String key = names.size() < 2 ? "" : String.join("/", names.subList(1, names.size()));
        rows.append(Csv.row(List.of(
                section,
                key,
                metric,
                value.asString(),
                interval.path("low").asString(""),
                interval.path("high").asString(""))));
    }
}
