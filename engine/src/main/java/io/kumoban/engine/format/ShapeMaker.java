package io.kumoban.engine.format;

import io.kumoban.engine.scan.JsonScan;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes shapes of good records, value by value. */
final class ShapeMaker {
    /** Values of one record at most, so that a number of a value fits in a short. */
    private static final int MAX_VALUES = 4_096;

    private static final int[] NONE = {};

    private record Name(int object, String key) {}

    private final FieldTree fields;
    private final int nodes;
    private final JsonScan scan;
    /** What is known behind a value depends on the objects around it and on its own name, not on what came before. */
    private final Map<Name, Integer> states = new HashMap<>();

    private final Set<Integer> met = new HashSet<>();
    private byte[] bytes = {};
    private int values;
    int[] from = new int[64];
    int[] end = new int[64];
    int[] state = new int[64];
    int[] depth = new int[64];

    @Nullable
    FieldTree[] node = new FieldTree[64];

    private final List<Shape.Asked> asked = new ArrayList<>();

    ShapeMaker(FieldTree fields, int maxDepth) {
        this.fields = fields;
        nodes = fields.size();
        scan = new JsonScan(maxDepth);
    }

    /** The shape of a good record; null when it is not worth one, or has too many values. */
    @Nullable
    Shape make(byte[] source, int start, int stop) {
        bytes = Arrays.copyOfRange(source, start, stop);
        values = 0;
        asked.clear();
        met.clear();
        return object(fields, 0, 0, 1) == bytes.length ? new Shape(this, bytes, nodes) : null;
    }

    /** The index behind an object of which some members are asked for; -1 when there is no shape of it. */
    private int object(FieldTree tree, int object, int brace, int level) {
        int at = JsonScan.skipSpace(bytes, brace + 1, bytes.length);
        while (at < bytes.length && bytes[at] == '"') {
            int keyEnd = JsonScan.skipString(bytes, at, bytes.length);
            int colon = keyEnd < 0 ? bytes.length : JsonScan.skipSpace(bytes, keyEnd, bytes.length);
            if (colon >= bytes.length || bytes[colon] != ':') {
                return -1;
            }
            FieldTree child = tree.findEscaped(bytes, at + 1, keyEnd - 1);
            if (child != null && !met.add(child.number)) {
                return -1;
            }
            int value = JsonScan.skipSpace(bytes, colon + 1, bytes.length);
            int behind = member(child, state(object, at, keyEnd), value, level);
            if (behind < 0) {
                return -1;
            }
            at = JsonScan.skipSpace(bytes, behind, bytes.length);
            if (at < bytes.length && bytes[at] == '}') {
                return at + 1;
            }
            if (at >= bytes.length || bytes[at] != ',') {
                return -1;
            }
            at = JsonScan.skipSpace(bytes, at + 1, bytes.length);
        }
        return -1;
    }

    private int member(@Nullable FieldTree child, int name, int value, int level) {
        if (child == null || child.isLeaf() || bytes[value] != '{' || isEmpty(value)) {
            return value(child, name, value, level);
        }
        asked.add(new Shape.Asked(child, value, -1, -1, true));
        int behind = object(child, name, value, level + 1);
        if (behind >= 0) {
            asked.add(new Shape.Asked(child, behind, behind, -1, false));
        }
        return behind;
    }

    private boolean isEmpty(int brace) {
        int next = JsonScan.skipSpace(bytes, brace + 1, bytes.length);
        return next < bytes.length && bytes[next] == '}';
    }

    private int value(@Nullable FieldTree child, int name, int at, int level) {
        int behind = scan.skipValue(bytes, at, bytes.length);
        if (behind < 0 || values == MAX_VALUES) {
            return -1;
        }
        if (values == from.length) {
            grow();
        }
        from[values] = at;
        end[values] = behind;
        state[values] = name;
        depth[values] = level;
        node[values] = child;
        if (child != null) {
            asked.add(new Shape.Asked(child, at, behind, values, false));
        }
        values++;
        return behind;
    }

    private void grow() {
        from = Arrays.copyOf(from, values * 2);
        end = Arrays.copyOf(end, values * 2);
        state = Arrays.copyOf(state, values * 2);
        depth = Arrays.copyOf(depth, values * 2);
        node = Arrays.copyOf(node, values * 2);
    }

    private int state(int object, int key, int keyEnd) {
        String name = new String(bytes, key, keyEnd - key, StandardCharsets.ISO_8859_1);
        return states.computeIfAbsent(new Name(object, name), unused -> states.size() + 1);
    }

    /** How many states there are; they are numbered from 0, which stands for the beginning of a record. */
    int states() {
        return states.size() + 1;
    }

    void clear() {
        states.clear();
    }

    int values() {
        return values;
    }

    Shape.Asked[] asked() {
        return asked.toArray(new Shape.Asked[0]);
    }

    /** Where the strings inside each value that is an object or array begin, or the places behind them. */
    int[][] inner(boolean starts) {
        int[][] places = new int[values][];
        Arrays.fill(places, NONE);
        for (int value = 0; value < values; value++) {
            byte first = bytes[from[value]];
            if (first == '{' || first == '[') {
                places[value] = strings(from[value], end[value], starts);
            }
        }
        return places;
    }

    private int[] strings(int start, int stop, boolean starts) {
        int[] places = new int[8];
        int count = 0;
        for (int at = start; at < stop; at++) {
            if (bytes[at] == '"') {
                int behind = JsonScan.skipString(bytes, at, stop);
                if (count == places.length) {
                    places = Arrays.copyOf(places, count * 2);
                }
                places[count++] = starts ? at : behind;
                at = behind - 1;
            }
        }
        return Arrays.copyOf(places, count);
    }
}
