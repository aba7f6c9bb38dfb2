package io.kumoban.engine.format;

import io.kumoban.engine.event.Field;
import io.kumoban.engine.event.Layout;
import io.kumoban.engine.event.Run;
import io.kumoban.engine.event.Slice;
import io.kumoban.engine.scan.JsonScan;
import io.kumoban.engine.scan.JsonText;
import io.kumoban.engine.scan.Timestamps;
import io.kumoban.engine.scan.Utf8;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One JSON record on its way into a run. First its members are found and the grammar of its outermost level is checked;
 * then the places of the asked-for values are found, from the outside in, and the values copied. The order of members
 * does not matter; of equal names the last one counts. A record of a known shape takes a quicker way to the same places.
 */
final class JsonRecord {
    private final FieldTree fields;
    private final FieldTree[] nodes;
    private final JsonScan scan;
    private final Places places;
    private final Shapes shapes;
    /** Where the objects that are asked for and entered begin. */
    private final int[] opened;

    private final Layout layout;

    private byte[] bytes = {};
    private int from;
    private int end;
    /** Whether the quick way found the end of a record that is not opened yet. */
    private boolean ahead;
    /** Whether the places are those of a record of a known shape. */
    private boolean matched;

    private long quickRecords;
    private byte[] scratch = new byte[256];
    private @Nullable Tally tally;

    /**
     * A record reader for a layout that also finds these top-level members.
     *
     * @param telling fields whose value tells what follows in a record; they only make it quicker
     */
    JsonRecord(Layout layout, int maxRecord, int maxDepth, List<String> members, Collection<Field> telling) {
        this.layout = layout;
        fields = FieldTree.of(layout, members);
        nodes = fields.nodes();
        for (FieldTree node : nodes) {
            node.tells = node.slot >= 0 && telling.contains(layout.fields().get(node.slot));
        }
        scan = new JsonScan(maxDepth);
        places = new Places(nodes.length);
        opened = new int[nodes.length];
        shapes = new Shapes(fields, places, maxRecord, maxDepth);
    }

    /**
     * Takes the quick way through the record at {@code at}, when there is one.
     *
     * @return the index behind the record; negative when the plain way must say what it is
     */
    int match(byte[] source, int at, int limit) {
        int behind = shapes.match(source, at, limit);
        ahead = behind >= 0;
        bytes = source;
        from = at;
        end = behind;
        return behind;
    }

    /** How many records took the quick way so far. */
    long quickRecords() {
        return quickRecords;
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

    /** Finds the members of the object at {@code start}; false when its outermost level breaks the grammar of JSON. */
    boolean open(byte[] source, int start, int stop, Tally counts) {
        tally = counts;
        shapes.count();
        matched = ahead && from == start && end == stop;
        ahead = false;
        if (matched) {
            quickRecords++;
            return true;
        }
        bytes = source;
        from = start;
        end = stop;
        places.clear();
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
            FieldTree child = fields.findEscaped(bytes, at + 1, keyEnd - 1);
            if (child != null) {
                places.set(child.number, value, valueEnd);
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

    /** Where a top-level member's value begins, or -1. */
    int start(int member) {
        return places.start(member);
    }

    /** Where a top-level member's value ends. */
    int end(int member) {
        return places.end(member);
    }

    /** The first byte of a top-level member's value, or 0 when it is missing. */
    byte first(int member) {
        return places.has(member) ? bytes[places.start(member)] : 0;
    }

    /** Whether a top-level member is this ASCII string. */
    boolean is(int member, String ascii) {
        int start = places.start(member);
        int length = places.end(member) - start - 2;
        if (start < 0 || bytes[start] != '"' || length < ascii.length()) {
            return false;
        }
        if (length == ascii.length()) {
            return matches(bytes, start + 1, ascii);
        }
        return JsonText.hasEscape(bytes, start + 1, start + 1 + length)
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
        run.setAllAbsent(row);
        if (isWanted(fields, dispatch)) {
            run.setSlice(fields.slot, row, copyRaw(run, from, end, Slice.OBJECT));
        }
        if (!matched) {
            for (FieldTree child : fields.children()) {
                enter(child);
            }
        }
        for (int stretch = 0; stretch < places.stretches(); stretch++) {
            projectStretch(stretch, run, row, dispatch);
        }
        for (int word = 0; word < places.words(); word++) {
            for (long left = places.single(word); left != 0; left &= left - 1) {
                int node = (word << 6) + Long.numberOfTrailingZeros(left);
                FieldTree field = nodes[node];
                if (field.typed.length > 0) {
                    projectTyped(field, places.start(node), places.end(node), run, row, dispatch);
                }
                if (isWanted(field, dispatch)) {
                    int start = places.start(node);
                    int stop = places.end(node);
                    long slice = places.isPlain(node)
                            ? run.addText(bytes, start + 1, stop - start - 2, Slice.STRING)
                            : copy(run, start, stop);
                    run.setSlice(field.slot, row, slice);
                }
            }
        }
    }

    private boolean isWanted(FieldTree field, int dispatch) {
        return field.slot >= 0 && (!field.shared || layout.isHeld(field.slot, dispatch));
    }

    private void projectStretch(int stretch, Run run, int row, int dispatch) {
        Shape shape = places.shape(stretch);
        int shift = places.shift(stretch);
        int to = places.to(stretch);
        long[] slices = shape.slices(run.textStamp());
        for (int i = places.from(stretch); i < to; i++) {
            if (!shape.simple[i]) {
                projectOther(shape, i, shift, run, row, dispatch);
                continue;
            }
            long slice = slices[i];
            if (slice == Shape.UNKNOWN) {
                slice = copy(run, shape.asked[i].from() + shift, shape.asked[i].end() + shift);
                if (slice != Slice.ABSENT) {
                    slices[i] = slice;
                }
            }
            run.setSlice(shape.slot[i], row, slice);
        }
    }

    private void projectOther(Shape shape, int place, int shift, Run run, int row, int dispatch) {
        Shape.Asked asked = shape.asked[place];
        FieldTree field = asked.node();
        if (field.typed.length > 0 && asked.isValue()) {
            projectTyped(field, asked.from() + shift, asked.end() + shift, run, row, dispatch);
        }
        if (!isWanted(field, dispatch)) {
            return;
        }
        if (asked.isValue()) {
            run.setSlice(field.slot, row, copy(run, asked.from() + shift, asked.end() + shift));
        } else if (asked.opens()) {
            opened[field.number] = asked.from() + shift;
        } else {
            run.setSlice(field.slot, row, copy(run, opened[field.number], asked.end() + shift));
        }
    }

    /** Copies a value to the columns of its type, if any. */
    private void projectTyped(FieldTree field, int start, int stop, Run run, int row, int dispatch) {
        for (FieldTree.Typed column : field.typed) {
            boolean wanted = !column.shared() || layout.isHeld(column.slot(), dispatch);
            if (wanted && bytes[start] == column.first()) {
                int type = column.first() == '[' ? Slice.ARRAY : Slice.STRING;
                run.setSlice(column.slot(), row, copyRaw(run, start, stop, type));
            }
        }
    }

    private void enter(FieldTree node) {
        if (!node.isLeaf() && places.has(node.number) && bytes[places.start(node.number)] == '{') {
            walk(node, places.start(node.number), places.end(node.number));
        }
    }

    /** Of two members of one name the last counts, so nothing of the first may stay. */
    private void forgetInside(FieldTree node) {
        for (FieldTree child : node.children()) {
            places.forget(child.number);
            forgetInside(child);
        }
    }

    private void walk(FieldTree node, int start, int stop) {
        int at = JsonScan.skipSpace(bytes, start + 1, stop);
        while (at < stop && bytes[at] == '"') {
            int keyEnd = JsonScan.skipString(bytes, at, stop);
            int colon = keyEnd < 0 ? stop : JsonScan.skipSpace(bytes, keyEnd, stop);
            int value = colon < stop && bytes[colon] == ':' ? JsonScan.skipSpace(bytes, colon + 1, stop) : stop;
            int valueEnd = scan.skipValue(bytes, value, stop);
            if (valueEnd < 0) {
                malformed();
                return;
            }
            FieldTree child = node.findEscaped(bytes, at + 1, keyEnd - 1);
            if (child != null) {
                if (places.has(child.number)) {
                    forgetInside(child);
                }
                places.set(child.number, value, valueEnd);
                enter(child);
            }
            at = JsonScan.skipSpace(bytes, valueEnd, stop);
            if (at >= stop || bytes[at] != ',') {
                break;
            }
            at = JsonScan.skipSpace(bytes, at + 1, stop);
        }
        if (at >= stop || bytes[at] != '}') {
            malformed();
        }
    }

    /**
     * The record was good in all that was asked for: its shape may serve others. Not to be called when one of its values
     * was malformed.
     */
    void learn() {
        shapes.learn(bytes, from, end, matched);
    }

    /** A shape whose value of this top-level member is the record's; null when none is known. */
    @Nullable
    Shape alike(int member) {
        int stretch = isAlike(member) ? places.stretchOf(member) : -1;
        return stretch < 0 ? null : places.shape(stretch);
    }

    /** Whether this top-level member is missing or the same as in a shape, which was a good event. */
    boolean isAlike(int member) {
        return matched && !places.isSingle(member);
    }

    /** A set of top-level members for {@link #hasAny}. */
    long[] setOf(int... members) {
        return places.setOf(members);
    }

    /** Whether the record has any of these members. */
    boolean hasAny(long[] members) {
        return places.hasAny(members);
    }

    /** Copies one value into the run's text; absent for null, and for what is malformed (which is counted). */
    private long copy(Run run, int start, int stop) {
        switch (bytes[start]) {
            case '"' -> {
                return copyString(run, start + 1, stop - 1);
            }
            case '{' -> {
                return copyRaw(run, start, stop, Slice.OBJECT);
            }
            case '[' -> {
                return copyRaw(run, start, stop, Slice.ARRAY);
            }
            case 'n' -> {
                return Slice.ABSENT;
            }
            case 't' -> {
                return copyRaw(run, start, stop, Slice.TRUE);
            }
            case 'f' -> {
                return copyRaw(run, start, stop, Slice.FALSE);
            }
            default -> {
                return copyRaw(run, start, stop, Slice.NUMBER);
            }
        }
    }

    private long copyString(Run run, int start, int stop) {
        int at = run.reserveText(stop - start);
        int length = JsonText.unescape(bytes, start, stop, run.text(), at);
        if (length < 0) {
            malformed();
            return Slice.ABSENT;
        }
        run.keepText(length);
        return Slice.of(at, length, Slice.STRING);
    }

    private long copyRaw(Run run, int start, int stop, int type) {
        if (!Utf8.isValid(bytes, start, stop)) {
            malformed();
            return Slice.ABSENT;
        }
        return run.addText(bytes, start, stop - start, type);
    }

    /** The text of a top-level string member in a buffer that the next call reuses; -1 when it is no good string. */
    int text(int member) {
        int start = places.start(member);
        if (start < 0 || bytes[start] != '"') {
            return -1;
        }
        int length = places.end(member) - start - 2;
        if (scratch.length < length) {
            scratch = new byte[Math.max(length, scratch.length * 2)];
        }
        return JsonText.unescape(bytes, start + 1, start + 1 + length, scratch, 0);
    }

    /** The time that a top-level string member tells; {@link Timestamps#NONE} when it tells none. */
    long time(int member, Timestamps times) {
        int start = places.start(member);
        if (start < 0 || bytes[start] != '"') {
            return Timestamps.NONE;
        }
        int length = places.end(member) - start - 2;
        long time = times.read(bytes, start + 1, length);
        if (time == Timestamps.NONE && JsonText.hasEscape(bytes, start + 1, start + 1 + length)) {
            int unescaped = text(member);
            time = unescaped < 0 ? Timestamps.NONE : times.read(scratch, 0, unescaped);
        }
        return time;
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
