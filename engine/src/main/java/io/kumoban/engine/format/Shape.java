package io.kumoban.engine.format;

import io.kumoban.engine.scan.JsonText;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A good record that is remembered as a pattern for others: its bytes, and where its values lie in them. What lies
 * between two values (brackets, names, colons, commas) is a link. A record whose links are the same and whose values
 * are good is good, too. Positions are counted from the record's brace.
 */
final class Shape {
    /** A slice that is not known in the present run. */
    static final long UNKNOWN = -2;

    final byte[] bytes;
    /** Where each value begins, with its quote or bracket. */
    final int[] from;
    /** Behind each value. */
    final int[] end;
    /** What is known behind each value: see {@link Shapes}. */
    final int[] state;
    /** The open brackets around each value. */
    final int[] depth;
    /** The asked-for field that each value is, if it is one. */
    final @Nullable FieldTree[] node;
    /** By byte: the first value that is not alike when this byte differs; one more than there are values at the end. */
    final short[] valueAt;
    /** By value: how much of what is asked for lies before the link that leads to it, and before the value itself. */
    final int[] askedBefore;

    final int[] askedBeforeValue;
    /** The strings inside each value that is an object or array. */
    final int[][] innerFrom;

    final int[][] innerEnd;

    /** Whether each value, or all strings in it, is ASCII without escapes. */
    final boolean[] plain;
    /** What is asked for, in order: values, and where an object is entered or left. */
    final Asked[] asked;
    /** The column of each of these; -1 for none. */
    final int[] slot;
    /** Whether each of these is a value of which {@link #slices} may be had for all names of calls. */
    final boolean[] simple;

    private final int words;
    private final long[] nodesBefore;
    private final int[] placeOfNode;
    private final long[] slices;
    private long stamp;
    /** The number of the event's name, or -1 when it is not known. */
    int dispatch = -1;

    /**
     * Something asked for.
     *
     * @param from  where it begins; an object that is entered has its end at another place
     * @param value the number of the value; negative for an object that is entered or left
     */
    record Asked(FieldTree node, int from, int end, int value, boolean opens) {
        boolean isValue() {
            return value >= 0;
        }
    }

    Shape(ShapeMaker made, byte[] bytes, int nodes) {
        this.bytes = bytes;
        int values = made.values();
        from = Arrays.copyOf(made.from, values);
        end = Arrays.copyOf(made.end, values);
        state = Arrays.copyOf(made.state, values);
        depth = Arrays.copyOf(made.depth, values);
        node = Arrays.copyOf(made.node, values);
        asked = made.asked();
        slot = new int[asked.length];
        simple = new boolean[asked.length];
        plain = new boolean[values];
        for (int value = 0; value < values; value++) {
            plain[value] = JsonText.isPlain(bytes, from[value], end[value]);
        }
        for (int i = 0; i < asked.length; i++) {
            FieldTree field = asked[i].node;
            slot[i] = field.slot;
            simple[i] = asked[i].isValue() && field.slot >= 0 && !field.shared && field.typed.length == 0;
        }
        innerFrom = made.inner(true);
        innerEnd = made.inner(false);
        valueAt = new short[bytes.length + 1];
        int at = 0;
        for (int value = 0; value < values; value++) {
            byte first = bytes[from[value]];
            // A number or word is alike only if what follows is: it might go on.
            int stop = first == '"' || first == '{' || first == '[' ? end[value] : end[value] + 1;
            while (at < stop) {
                valueAt[at++] = (short) value;
            }
        }
        Arrays.fill(valueAt, at, valueAt.length, (short) values);
        askedBefore = new int[values + 2];
        askedBeforeValue = new int[values + 1];
        int count = 0;
        for (int value = 0; value < values; value++) {
            askedBefore[value] = count;
            while (count < asked.length && asked[count].from < from[value]) {
                count++;
            }
            askedBeforeValue[value] = count;
            count += node[value] == null ? 0 : 1;
        }
        askedBefore[values] = count;
        askedBeforeValue[values] = count;
        askedBefore[values + 1] = asked.length;
        words = (nodes + 63) / 64;
        nodesBefore = new long[(asked.length + 1) * words];
        placeOfNode = new int[nodes];
        Arrays.fill(placeOfNode, -1);
        for (int i = 0; i < asked.length; i++) {
            System.arraycopy(nodesBefore, i * words, nodesBefore, (i + 1) * words, words);
            if (asked[i].isValue() || asked[i].opens()) {
                int number = asked[i].node.number;
                nodesBefore[(i + 1) * words + (number >> 6)] |= 1L << number;
                placeOfNode[number] = i;
            }
        }
        slices = new long[asked.length];
    }

    /** The set of nodes that what is asked for before a place belongs to, one word of it. */
    long nodesBefore(int place, int word) {
        return nodesBefore[place * words + word];
    }

    /** The place of a node among what is asked for; -1 when this shape lacks it. */
    int placeOf(int number) {
        return placeOfNode[number];
    }

    int startOf(int number) {
        return asked[placeOfNode[number]].from;
    }

    int endOf(int number) {
        return asked[placeOfNode[number]].end;
    }

    int values() {
        return from.length;
    }

    /** Where the link before a value begins: behind the value before. */
    int linkFrom(int value) {
        return value == 0 ? 0 : end[value - 1];
    }

    /** Where the link before a value ends; for one more than there are values, the end of the record. */
    int linkEnd(int value) {
        return value == from.length ? bytes.length : from[value];
    }

    /** Where the texts of what is asked for lie in the run of this stamp, each {@link #UNKNOWN} at first. */
    long[] slices(long runStamp) {
        if (stamp != runStamp) {
            Arrays.fill(slices, UNKNOWN);
            stamp = runStamp;
        }
        return slices;
    }
}
