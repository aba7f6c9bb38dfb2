package io.kumoban.engine.format;

import io.kumoban.engine.event.Layout;
import io.kumoban.engine.event.Run;
import io.kumoban.engine.event.Slice;
import io.kumoban.engine.scan.JsonScan;
import io.kumoban.engine.scan.JsonText;
import io.kumoban.engine.scan.Utf8;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One JSON record on its way into a run. First its members are found and the grammar of its outermost level is checked;
 * then the asked-for values are copied, from the outside in. The order of members does not matter; of equal names the
 * last one counts.
 */
final class JsonRecord {
    private final FieldTree fields;
    private final JsonScan scan;
    private final int slots;
    private final int[] starts;
    private final int[] ends;
    private byte[] bytes = {};
    private long number;
    private byte[] scratch = new byte[256];
    private @Nullable Tally tally;

    /** A record reader for a layout that also finds these top-level members. */
    JsonRecord(Layout layout, Projection projection, int maxDepth, List<String> members) {
        fields = FieldTree.of(layout.fields(), projection, members);
        scan = new JsonScan(maxDepth);
        slots = layout.fields().size();
        starts = new int[fields.children().size()];
        ends = new int[starts.length];
    }

    /** The number of a top-level member that is among the fields. */
    int member(String name) {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        FieldTree child = fields.find(utf8, 0, utf8.length);
        if (child == null) {
            throw new IllegalArgumentException("nobody asked for the member " + name);
        }
        return child.number;
    }

    /** Finds the members of the object at {@code from}; false when its outermost level breaks the grammar of JSON. */
    boolean open(byte[] source, int from, int end, Tally counts) {
        bytes = source;
        tally = counts;
        Arrays.fill(starts, -1);
        int at = JsonScan.skipSpace(bytes, from + 1, end);
        if (at < end && bytes[at] == '}') {
            return true;
        }
        while (at < end && bytes[at] == '"') {
            int keyEnd = JsonScan.skipString(bytes, at, end);
            int colon = keyEnd < 0 ? end : JsonScan.skipSpace(bytes, keyEnd, end);
            if (colon >= end || bytes[colon] != ':') {
                return false;
            }
            int value = JsonScan.skipSpace(bytes, colon + 1, end);
            int valueEnd = scan.skipValue(bytes, value, end);
            if (valueEnd < 0) {
                return false;
            }
            FieldTree child = findChild(fields, at + 1, keyEnd - 1);
            if (child != null) {
                starts[child.number] = value;
                ends[child.number] = valueEnd;
            }
            at = JsonScan.skipSpace(bytes, valueEnd, end);
            if (at < end && bytes[at] == '}') {
                return true;
            }
            if (at >= end || bytes[at] != ',') {
                return false;
            }
            at = JsonScan.skipSpace(bytes, at + 1, end);
        }
        return false;
    }

    private @Nullable FieldTree findChild(FieldTree node, int from, int end) {
        FieldTree child = node.find(bytes, from, end);
        return child != null || !JsonText.hasEscape(bytes, from, end) ? child : findEscaped(node, from, end);
    }

    private @Nullable FieldTree findEscaped(FieldTree node, int from, int end) {
        byte[] key = new byte[end - from];
        int length = JsonText.unescape(bytes, from, end, key, 0);
        return length < 0 ? null : node.find(key, 0, length);
    }

    /** Where a top-level member's value begins, or -1. */
    int start(int member) {
        return starts[member];
    }

    /** Where a top-level member's value ends. */
    int end(int member) {
        return ends[member];
    }

    /** The first byte of a top-level member's value, or 0 when it is missing. */
    byte first(int member) {
        return starts[member] < 0 ? 0 : bytes[starts[member]];
    }

    /** Whether a top-level member is this ASCII string. */
    boolean is(int member, String ascii) {
        int from = starts[member];
        if (from < 0 || bytes[from] != '"' || ends[member] - from < ascii.length() + 2) {
            return false;
        }
        if (ends[member] - from == ascii.length() + 2) {
            return matches(bytes, from + 1, ascii);
        }
        return JsonText.hasEscape(bytes, from + 1, ends[member] - 1)
                && text(member) == ascii.length()
                && matches(scratch, 0, ascii);
    }

    private static boolean matches(byte[] text, int at, String ascii) {
        for (int i = 0; i < ascii.length(); i++) {
            if (text[at + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Copies all asked-for values of the record into a row; those that it lacks are set absent. */
    void project(Run run, int row, int dispatch) {
        number++;
        for (int slot = 0; slot < slots; slot++) {
            run.setSlice(slot, row, Slice.ABSENT);
        }
        for (FieldTree child : fields.children()) {
            int from = starts[child.number];
            if (from >= 0) {
                take(child, from, ends[child.number], run, row, dispatch);
            }
        }
    }

    private void take(FieldTree node, int from, int end, Run run, int row, int dispatch) {
        if (node.slot >= 0 && (node.onlyOf == null || node.onlyOf[dispatch])) {
            run.setSlice(node.slot, row, copy(run, from, end));
        }
        if (!node.isLeaf() && bytes[from] == '{') {
            walk(node, from, end, run, row, dispatch);
        }
    }

    /** Of two members of one name the last counts, so nothing of the first may stay. */
    private static void forget(FieldTree node, Run run, int row) {
        if (node.slot >= 0) {
            run.setSlice(node.slot, row, Slice.ABSENT);
        }
        for (FieldTree child : node.children()) {
            forget(child, run, row);
        }
    }

    private void walk(FieldTree node, int from, int end, Run run, int row, int dispatch) {
        int at = JsonScan.skipSpace(bytes, from + 1, end);
        while (at < end && bytes[at] == '"') {
            int keyEnd = JsonScan.skipString(bytes, at, end);
            int colon = keyEnd < 0 ? end : JsonScan.skipSpace(bytes, keyEnd, end);
            int value = colon < end && bytes[colon] == ':' ? JsonScan.skipSpace(bytes, colon + 1, end) : end;
            int valueEnd = scan.skipValue(bytes, value, end);
            if (valueEnd < 0) {
                malformed();
                return;
            }
            FieldTree child = findChild(node, at + 1, keyEnd - 1);
            if (child != null) {
                if (child.metIn == number) {
                    forget(child, run, row);
                }
                child.metIn = number;
                take(child, value, valueEnd, run, row, dispatch);
            }
            at = JsonScan.skipSpace(bytes, valueEnd, end);
            if (at >= end || bytes[at] != ',') {
                break;
            }
            at = JsonScan.skipSpace(bytes, at + 1, end);
        }
        if (at >= end || bytes[at] != '}') {
            malformed();
        }
    }

    /** Copies one value into the run's text; absent for null, and for what is malformed (which is counted). */
    long copy(Run run, int from, int end) {
        switch (bytes[from]) {
            case '"' -> {
                return copyString(run, from + 1, end - 1);
            }
            case '{' -> {
                return copyRaw(run, from, end, Slice.OBJECT);
            }
            case '[' -> {
                return copyRaw(run, from, end, Slice.ARRAY);
            }
            case 'n' -> {
                return Slice.ABSENT;
            }
            case 't' -> {
                return copyRaw(run, from, end, Slice.TRUE);
            }
            case 'f' -> {
                return copyRaw(run, from, end, Slice.FALSE);
            }
            default -> {
                return copyRaw(run, from, end, Slice.NUMBER);
            }
        }
    }

    private long copyString(Run run, int from, int end) {
        int at = run.reserveText(end - from);
        int length = JsonText.unescape(bytes, from, end, run.text(), at);
        if (length < 0) {
            malformed();
            return Slice.ABSENT;
        }
        run.keepText(length);
        return Slice.of(at, length, Slice.STRING);
    }

    private long copyRaw(Run run, int from, int end, int type) {
        if (!Utf8.isValid(bytes, from, end)) {
            malformed();
            return Slice.ABSENT;
        }
        return run.addText(bytes, from, end - from, type);
    }

    /** The text of a top-level string member in a buffer that the next call reuses; -1 when it is no good string. */
    int text(int member) {
        int from = starts[member];
        if (from < 0 || bytes[from] != '"') {
            return -1;
        }
        return unescape(from + 1, ends[member] - 1);
    }

    /** The inside of a string in a buffer that the next call reuses; its length, or -1. */
    int unescape(int from, int end) {
        if (scratch.length < end - from) {
            scratch = new byte[Math.max(end - from, scratch.length * 2)];
        }
        return JsonText.unescape(bytes, from, end, scratch, 0);
    }

    /** The buffer of {@link #text}. */
    byte[] scratch() {
        return scratch;
    }

    private void malformed() {
        if (tally != null) {
            tally.malformed();
        }
    }
}
