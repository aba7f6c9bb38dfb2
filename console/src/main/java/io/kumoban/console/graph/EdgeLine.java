package io.kumoban.console.graph;

import io.kumoban.engine.event.Hashes;
import java.nio.charset.StandardCharsets;

/**
 * The first three cells of one line of comma-separated values (RFC 4180), by where they lie in the line's bytes; no
 * object is made for a line. Blanks around a cell are no part of it.
 */
final class EdgeLine {
    private static final int CELLS = 3;
    private static final int MOST_DIGITS = 18;
    private static final int SHOWN = 40;

    private final int[] starts = new int[CELLS];
    private final int[] ends = new int[CELLS];
    private byte[] bytes = {};
    private int cells;

    /** Takes a line. */
    void read(byte[] line, int from, int to) {
        bytes = line;
        cells = 0;
        boolean quoted = false;
        int start = from;
        for (int at = from; at < to && cells < CELLS; at++) {
            if (line[at] == '"') {
                quoted = !quoted;
            } else if (line[at] == ',' && !quoted) {
                add(start, at);
                start = at + 1;
            }
        }
        if (cells < CELLS) {
            add(start, to);
        }
    }

    private void add(int start, int end) {
        int from = start;
        int to = end;
        while (from < to && bytes[from] == ' ') {
            from++;
        }
        while (to > from && bytes[to - 1] == ' ') {
            to--;
        }
        starts[cells] = from;
        ends[cells] = to;
        cells++;
    }

    /** How many of the three cells there are. */
    int cells() {
        return cells;
    }

    boolean isEmpty(int cell) {
        return starts[cell] == ends[cell];
    }

    int start(int cell) {
        return starts[cell];
    }

    int end(int cell) {
        return ends[cell];
    }

    /** A hash of the text of a cell, the same with and without quotation marks around it. */
    long hash(int cell) {
        int from = starts[cell];
        int length = ends[cell] - from;
        if (length > 0 && bytes[from] == '"') {
            byte[] plain = text(cell).getBytes(StandardCharsets.UTF_8);
            return Hashes.of(plain, 0, plain.length);
        }
        return Hashes.of(bytes, from, length);
    }

    /** The text of a cell without the quotation marks around it. */
    String text(int cell) {
        String text = new String(bytes, starts[cell], ends[cell] - starts[cell], StandardCharsets.UTF_8);
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1).replace("\"\"", "\"") : text;
    }

    /** Whether a cell is a whole number of at most 18 digits. */
    boolean isWhole(int cell) {
        int from = starts[cell];
        from += from < ends[cell] && bytes[from] == '-' ? 1 : 0;
        if (from == ends[cell] || ends[cell] - from > MOST_DIGITS) {
            return false;
        }
        for (int at = from; at < ends[cell]; at++) {
            if (bytes[at] < '0' || bytes[at] > '9') {
                return false;
            }
        }
        return true;
    }

    /** The number of a cell that is one. */
    long whole(int cell) {
        boolean negative = bytes[starts[cell]] == '-';
        long number = 0;
        for (int at = starts[cell] + (negative ? 1 : 0); at < ends[cell]; at++) {
            number = number * 10 + bytes[at] - '0';
        }
        return negative ? -number : number;
    }

    /** The text of a cell for a message, cut short. */
    String shown(int cell) {
        String text = text(cell);
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
    }
}
