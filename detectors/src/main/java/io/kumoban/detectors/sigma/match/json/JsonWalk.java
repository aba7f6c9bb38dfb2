package io.kumoban.detectors.sigma.match.json;

import io.kumoban.detectors.sigma.match.json.JsonView.Outcome;
import io.kumoban.engine.event.Slice;
import io.kumoban.engine.scan.JsonScan;
import io.kumoban.engine.scan.JsonText;
import io.kumoban.engine.scan.Utf8;
import org.jspecify.annotations.Nullable;

/** One pass over a document along a tree of paths. Ends of values are indices; what is negative says what went wrong. */
final class JsonWalk {
    private static final int TOO_DEEP = -3;
    private static final int TOO_MANY = -4;

    private final PathTable paths;
    private final JsonValues values;
    private final boolean withKeywords;
    private final int keywords;
    private final JsonScan scan = new JsonScan(JsonView.MOST_DEPTH);

    /** For each edge the object that last had a member of this name, and what was found in it. */
    private final long[] seenIn;

    private final int[] foundFrom;
    private final int[] foundTo;
    private long objects;

    private byte[] bytes = new byte[0];
    private int end;
    private int malformedStrings;
    private byte[] key = new byte[64];

    JsonWalk(PathTable paths, JsonValues values, boolean withKeywords) {
        this.paths = paths;
        this.values = values;
        this.withKeywords = withKeywords;
        keywords = paths.paths();
        seenIn = new long[paths.edges()];
        foundFrom = new int[paths.edges()];
        foundTo = new int[paths.edges()];
    }

    int malformedStrings() {
        return malformedStrings;
    }

    Outcome read(byte[] source, int from, int to, boolean objectOnly) {
        begin(source, to);
        int at = JsonScan.skipSpace(bytes, from, end);
        boolean wanted = at < end && (!objectOnly || bytes[at] == '{');
        int after = wanted ? value(paths.root(), at, 0) : JsonScan.BROKEN;
        if (after >= 0 && JsonScan.skipSpace(bytes, after, end) != end) {
            after = JsonScan.BROKEN;
        }
        return finish(after);
    }

    /** A string that is its own text already. */
    Outcome readString(byte[] source, int offset, int length) {
        begin(source, offset + length);
        addText(paths.root(), Slice.of(offset, length, Slice.STRING), false);
        return finish(0);
    }

    private void begin(byte[] source, int to) {
        values.clear();
        malformedStrings = 0;
        bytes = source;
        end = to;
    }

    private Outcome finish(int after) {
        if (after < 0) {
            values.clear();
            return switch (after) {
                case TOO_DEEP -> Outcome.TOO_DEEP;
                case TOO_MANY -> Outcome.TOO_MANY_VALUES;
                default -> Outcome.MALFORMED;
            };
        }
        values.finish();
        return Outcome.GOOD;
    }

    /**
     * Takes what is asked for out of a value, and finds its end.
     *
     * @param node  where the value stands in the tree; null when only its strings are wanted
     * @param depth brackets that are open around it
     */
    private int value(@Nullable PathNode node, int at, int depth) {
        if (values.count() > JsonView.MOST_VALUES) {
            return TOO_MANY;
        }
        return switch (bytes[at]) {
            case '"' -> string(node, at);
            case '{' -> depth == JsonView.MOST_DEPTH ? TOO_DEEP : object(node, at, depth + 1);
            case '[' -> depth == JsonView.MOST_DEPTH ? TOO_DEEP : array(node, at, depth + 1);
            default -> scalar(node, at);
        };
    }

    private int scalar(@Nullable PathNode node, int at) {
        int after = JsonScan.skipScalar(bytes, at, end);
        if (after >= 0 && node != null) {
            int type = switch (bytes[at]) {
                case 't' -> Slice.TRUE;
                case 'f' -> Slice.FALSE;
                case 'n' -> JsonView.NULL;
                default -> Slice.NUMBER;
            };
            add(node, Slice.of(at, after - at, type), false);
        }
        return after;
    }

    private int string(@Nullable PathNode node, int at) {
        int after = JsonScan.skipString(bytes, at, end);
        if (after < 0 || !withKeywords && (node == null || node.paths.length == 0)) {
            return after;
        }
        int from = at + 1;
        int to = after - 1;
        if (JsonText.isPlain(bytes, from, to)
                || !JsonText.hasEscape(bytes, from, to) && Utf8.isValid(bytes, from, to)) {
            addText(node, Slice.of(from, to - from, Slice.STRING), false);
            return after;
        }
        int length = JsonText.unescape(bytes, from, to, values.textRoom(to - from), values.textLength());
        if (length < 0) {
            malformedStrings++;
            return after;
        }
        addText(node, Slice.of(values.textLength(), length, Slice.STRING), true);
        values.keepText(length);
        return after;
    }

    private void addText(@Nullable PathNode node, long slice, boolean rewritten) {
        if (node != null) {
            add(node, slice, rewritten);
        }
        if (withKeywords) {
            values.add(keywords, slice, rewritten);
        }
    }

    private void add(PathNode node, long slice, boolean rewritten) {
        for (int path : node.paths) {
            values.add(path, slice, rewritten);
        }
    }

    private int array(@Nullable PathNode node, int from, int depth) {
        int at = JsonScan.skipSpace(bytes, from + 1, end);
        if (at < end && bytes[at] == ']') {
            if (node != null) {
                add(node, Slice.of(from, at + 1 - from, Slice.ARRAY), false);
            }
            return at + 1;
        }
        while (at < end) {
            int after = value(node, at, depth);
            if (after < 0) {
                return after;
            }
            at = JsonScan.skipSpace(bytes, after, end);
            if (at < end && bytes[at] == ']') {
                return at + 1;
            }
            if (at >= end || bytes[at] != ',') {
                return JsonScan.BROKEN;
            }
            at = JsonScan.skipSpace(bytes, at + 1, end);
        }
        return JsonScan.CUT;
    }

    private int object(@Nullable PathNode node, int from, int depth) {
        int first = values.count();
        if (node != null) {
            add(node, Slice.of(from, 0, Slice.OBJECT), false);
        }
        int last = values.count();
        boolean passOver = !withKeywords && (node == null || node.isLeaf());
        int after = passOver ? skip(from, depth - 1) : members(node, from, depth);
        for (int i = first; i < last && after >= 0; i++) {
            values.setEnd(i, after);
        }
        return after;
    }

    /** The end of a value that nobody looks into, which stands inside so many open brackets. */
    private int skip(int at, int depth) {
        int after = scan.skipValue(bytes, at, end);
        boolean isContainer = bytes[at] == '{' || bytes[at] == '[';
        return after >= 0 && isContainer && scan.deepest() + depth > JsonView.MOST_DEPTH ? TOO_DEEP : after;
    }

    private int members(@Nullable PathNode node, int from, int depth) {
        long object = ++objects;
        int at = JsonScan.skipSpace(bytes, from + 1, end);
        if (at < end && bytes[at] == '}') {
            return at + 1;
        }
        while (at < end && bytes[at] == '"') {
            int keyEnd = JsonScan.skipString(bytes, at, end);
            int colon = keyEnd < 0 ? end : JsonScan.skipSpace(bytes, keyEnd, end);
            if (colon >= end || bytes[colon] != ':') {
                return JsonScan.BROKEN;
            }
            int value = JsonScan.skipSpace(bytes, colon + 1, end);
            if (value >= end) {
                return JsonScan.CUT;
            }
            PathNode.Edge edge = node == null ? null : edge(node, at + 1, keyEnd - 1);
            int after = edge == null ? other(value, depth) : member(edge, object, value, depth);
            if (after < 0) {
                return after;
            }
            at = JsonScan.skipSpace(bytes, after, end);
            if (at < end && bytes[at] == '}') {
                return at + 1;
            }
            if (at >= end || bytes[at] != ',') {
                return JsonScan.BROKEN;
            }
            at = JsonScan.skipSpace(bytes, at + 1, end);
        }
        return JsonScan.BROKEN;
    }

    private int other(int value, int depth) {
        return withKeywords ? value(null, value, depth) : skip(value, depth);
    }

    private int member(PathNode.Edge edge, long object, int value, int depth) {
        int number = edge.number();
        if (seenIn[number] == object) {
            values.forget(foundFrom[number], foundTo[number], keywords);
        }
        int found = values.count();
        int after = value(edge.to(), value, depth);
        seenIn[number] = object;
        foundFrom[number] = found;
        foundTo[number] = values.count();
        return after;
    }

    /** The edge of a name between its quotes, which may be written with escapes. */
    private PathNode.@Nullable Edge edge(PathNode node, int from, int to) {
        PathNode.Edge edge = node.find(bytes, from, to);
        if (edge != null || !JsonText.hasEscape(bytes, from, to)) {
            return edge;
        }
        if (key.length < to - from) {
            key = new byte[Math.max(to - from, 2 * key.length)];
        }
        int length = JsonText.unescape(bytes, from, to, key, 0);
        return length < 0 ? null : node.find(key, 0, length);
    }
}
