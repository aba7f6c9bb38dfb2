package io.kumoban.detectors.sigma.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A view of nested maps, lists and scalars. Numbers are written as Java writes them, whole ones without a point;
 * values of other types as their {@code toString}. Maps that come from {@link JsonEvent} keep how the record wrote them.
 * Depth is bounded: what is nested deeper than {@value #DEEPEST} reads as absent.
 */
public final class MapEvent implements EventView {
    private static final int DEEPEST = 128;

    private final Map<?, ?> root;

    public MapEvent(Map<?, ?> root) {
        this.root = root;
    }

    @Override
    public boolean has(String path) {
        boolean[] found = {false};
        walk(root, path, value -> found[0] = true);
        return found[0];
    }

    @Override
    public List<EventValue> values(String path) {
        List<EventValue> values = new ArrayList<>();
        walk(root, path, value -> elements(value, 0, values));
        return values;
    }

    @Override
    public List<String> keywords() {
        List<String> texts = new ArrayList<>();
        texts(root, 0, texts);
        return texts;
    }

    /** Hands on whatever stands at a path: every way in which the path can be cut into names is gone. */
    private static void walk(Map<?, ?> map, String path, Consumer<@Nullable Object> sink) {
        if (map.containsKey(path)) {
            sink.accept(map.get(path));
        }
        for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
            String name = path.substring(0, dot);
            String rest = path.substring(dot + 1);
            if (map.containsKey(name)) {
                within(map.get(name), rest, 0, sink);
            }
        }
    }

    private static void within(@Nullable Object value, String rest, int depth, Consumer<@Nullable Object> sink) {
        if (value instanceof Map<?, ?> map) {
            walk(map, rest, sink);
        } else if (value instanceof Iterable<?> list && depth < DEEPEST) {
            list.forEach(element -> within(element, rest, depth + 1, sink));
        }
    }

    private static void elements(@Nullable Object value, int depth, List<EventValue> into) {
        if (value instanceof Iterable<?> list) {
            if (depth < DEEPEST) {
                list.forEach(element -> elements(element, depth + 1, into));
            }
        } else {
            into.add(value(value));
        }
    }

    private static EventValue value(@Nullable Object value) {
        return switch (value) {
            case null -> new EventValue.Null();
            case EventValue known -> known;
            case Boolean bool -> new EventValue.Bool(bool);
            case JsonEvent.JsonObject object -> new EventValue.Structure(object.json());
            case Map<?, ?> map -> new EventValue.Structure(JsonEvent.write(map));
            case Float number -> new EventValue.Num(shortest(number));
            case Double number -> new EventValue.Num(shortest(number));
            case Number number -> new EventValue.Num(number.toString());
            default -> new EventValue.Text(value.toString());
        };
    }

    private static String shortest(double number) {
        return number == Math.rint(number) && Math.abs(number) < 0x1p53
                ? Long.toString((long) number)
                : Double.toString(number);
    }

    private static void texts(@Nullable Object value, int depth, List<String> into) {
        if (depth > DEEPEST) {
            return;
        }
        switch (value) {
            case null -> {}
            case Map<?, ?> map -> map.values().forEach(inner -> texts(inner, depth + 1, into));
            case Iterable<?> list -> list.forEach(inner -> texts(inner, depth + 1, into));
            case CharSequence text -> into.add(text.toString());
            case EventValue.Text text -> into.add(text.text());
            default -> {}
        }
    }
}
