package io.kumoban.detectors.sigma.match.json;

import io.kumoban.engine.event.Slice;
import java.util.Arrays;

/**
 * The values that were found in a document: a chain for each path and one for keywords, in the order of the document. A value
 * is a place in the document or, when its text had to be written anew, in a buffer beside it. Reused.
 */
final class JsonValues {
    /** There is no further value. */
    static final int NONE = -1;

    private final int[] head;
    private final int[] tail;
    private final int[] touched;
    private int touchedCount;

    private long[] slice = new long[64];
    private int[] next = new int[64];
    private int[] list = new int[64];
    private boolean[] rewritten = new boolean[64];
    private int count;
    private boolean anyForgotten;

    private byte[] text = new byte[256];
    private int textLength;

    JsonValues(int lists) {
        head = new int[lists];
        tail = new int[lists];
        touched = new int[lists];
        Arrays.fill(head, NONE);
    }

    void clear() {
        for (int i = 0; i < touchedCount; i++) {
            head[touched[i]] = NONE;
        }
        touchedCount = 0;
        count = 0;
        textLength = 0;
        anyForgotten = false;
    }

    int count() {
        return count;
    }

    /** Adds a value to the end of a list. */
    void add(int listNumber, long place, boolean isRewritten) {
        if (count == slice.length) {
            int room = 2 * count;
            slice = Arrays.copyOf(slice, room);
            next = Arrays.copyOf(next, room);
            list = Arrays.copyOf(list, room);
            rewritten = Arrays.copyOf(rewritten, room);
        }
        slice[count] = place;
        rewritten[count] = isRewritten;
        list[count] = listNumber;
        link(count++);
    }

    private void link(int value) {
        int number = list[value];
        next[value] = NONE;
        if (head[number] == NONE) {
            head[number] = value;
            touched[touchedCount++] = number;
        } else {
            next[tail[number]] = value;
        }
        tail[number] = value;
    }

    /** Sets how long a value is that was added before its end was known. */
    void setEnd(int value, int end) {
        slice[value] = Slice.of(Slice.offset(slice[value]), end - Slice.offset(slice[value]), Slice.type(slice[value]));
    }

    /** Takes values of paths out again, which were added one after the other; keywords stay. */
    void forget(int from, int to, int keywords) {
        for (int value = from; value < to; value++) {
            if (list[value] != keywords) {
                list[value] = NONE;
                anyForgotten = true;
            }
        }
    }

    /** Links what was not forgotten; once all values are known. */
    void finish() {
        if (!anyForgotten) {
            return;
        }
        for (int i = 0; i < touchedCount; i++) {
            head[touched[i]] = NONE;
        }
        touchedCount = 0;
        for (int value = 0; value < count; value++) {
            if (list[value] != NONE) {
                link(value);
            }
        }
    }

    /** How many lists are not empty. */
    int lists() {
        return touchedCount;
    }

    /** A list that is not empty; each once. */
    int list(int index) {
        return touched[index];
    }

    int first(int listNumber) {
        return head[listNumber];
    }

    int next(int value) {
        return next[value];
    }

    long slice(int value) {
        return slice[value];
    }

    boolean isRewritten(int value) {
        return rewritten[value];
    }

    /** The buffer of rewritten texts, with room for so many bytes more behind {@link #textLength}. */
    byte[] textRoom(int more) {
        if (text.length - textLength < more) {
            text = Arrays.copyOf(text, Math.max(textLength + more, 2 * text.length));
        }
        return text;
    }

    byte[] text() {
        return text;
    }

    int textLength() {
        return textLength;
    }

    void keepText(int length) {
        textLength += length;
    }
}
