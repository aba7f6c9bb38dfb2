package io.kumoban.engine.format;

import io.kumoban.engine.scan.Decimals;
import io.kumoban.engine.scan.Delimiters;

/**
 * Good lines of flow text, cut into tokens, that become rows together: what is done for a column is done for all of them
 * in one small loop. Their tokens lie in the block itself or, for a line that does not look as most do, in a copy with one
 * space between each two. Reused; belongs to one thread.
 */
final class FlowLines {
    /** Lines at most. */
    static final int MOST = 256;

    /** Bytes that must follow a line in the array, so that its tokens can be read by words. */
    private static final int BEHIND = Decimals.BEHIND;

    private final Delimiters delimiters = new Delimiters();
    private final int[] firstPlace = new int[MOST];
    private final int[] firstStart = new int[MOST];
    private final int[] from = new int[MOST];
    private final int[] to = new int[MOST];
    private final long[] seconds = new long[MOST];
    private final Seconds reader = new Seconds();
    private int count;
    private byte[] bytes = {};
    private int[] places = delimiters.places();
    private byte[] copy = new byte[512];
    private int[] placesInCopy = new int[64];

    /** Finds the tokens of a stretch of text; no lines are held. */
    void find(byte[] text, int at, int end) {
        delimiters.find(text, at, end);
        clear(at);
    }

    /** Lets go of all lines; the next one begins at an index. */
    void clear(int at) {
        count = 0;
        places = delimiters.places();
        delimiters.skipTo(at);
    }

    int count() {
        return count;
    }

    boolean isFull() {
        return count == MOST;
    }

    /** Whether too few tokens are known to tell where the next line ends. */
    boolean isShort(FlowColumns columns) {
        return delimiters.left() <= columns.count();
    }

    /**
     * Takes the line that begins at an index if it looks as most lines do: as many tokens as there are columns, one space
     * between each two, data, a readable end, and enough bytes of the array around it.
     *
     * @return where the line ends, its line end left out; -1 when it was not taken
     */
    int take(byte[] text, int at, FlowColumns columns) {
        int wanted = columns.count();
        if (delimiters.left() < wanted || at < Decimals.BEFORE || columns.end < 0) {
            return -1;
        }
        int[] known = delimiters.places();
        int place = delimiters.next();
        int last = place + wanted - 1;
        int notSpace = 0;
        for (int i = place; i < last; i++) {
            notSpace |= text[known[i]] ^ ' ';
        }
        int end = known[last];
        if (notSpace != 0
                || end > text.length - BEHIND
                || known[place] == at
                || delimiters.touch() && anyEmpty(known, place, last)) {
            return -1;
        }
        int ends = text[end] == '\n' ? 1 : isLineEndOfTwo(text, end, last) ? 2 : 0;
        firstPlace[count] = place;
        firstStart[count] = at;
        from[count] = at;
        to[count] = end;
        bytes = text;
        places = known;
        if (ends == 0 || !isTimed(columns.end) || columns.status >= 0 && mayLackData(columns.status)) {
            return -1;
        }
        delimiters.take(wanted - 1 + ends);
        count++;
        return end;
    }

    private static boolean anyEmpty(int[] known, int place, int last) {
        int shortest = 0;
        for (int i = place; i < last; i++) {
            shortest |= known[i + 1] - known[i] - 2;
        }
        return shortest < 0;
    }

    private boolean isLineEndOfTwo(byte[] text, int end, int last) {
        return text[end] == '\r' && last + 1 < delimiters.next() + delimiters.left() && text[end + 1] == '\n';
    }

    private boolean isTimed(int column) {
        long end = reader.read(bytes, start(count, column), end(count, column));
        seconds[count] = end;
        return end >= 0 && end <= FlowTextDecoder.LAST_SECOND;
    }

    /** NODATA and SKIPDATA tell themselves apart from OK by their length. */
    private boolean mayLackData(int column) {
        return end(count, column) - start(count, column) > 2;
    }

    /** Where the first token behind an index ends, as far as is known: else the index itself. */
    int endOfToken(int at) {
        return delimiters.left() > 0 ? delimiters.places()[delimiters.next()] : at;
    }

    /** The end of the line that was taken last, in seconds since 1970. */
    long lastSeconds() {
        return seconds[count - 1];
    }

    /** Lets go of the line that was taken last. */
    void drop() {
        count--;
    }

    /** Takes a line whose tokens were cut one by one; nothing else is held then. */
    void takeOdd(Tokens tokens, int lineFrom, int lineTo, long end) {
        int columns = tokens.count();
        int most = lineTo - lineFrom + 1 + Decimals.BEFORE + BEHIND;
        if (copy.length < most) {
            copy = new byte[most];
        }
        if (placesInCopy.length < columns) {
            placesInCopy = new int[columns];
        }
        int at = Decimals.BEFORE;
        for (int i = 0; i < columns; i++) {
            int length = tokens.length(i);
            System.arraycopy(tokens.bytes(), tokens.start(i), copy, at, length);
            at += length;
            placesInCopy[i] = at;
            copy[at++] = ' ';
        }
        bytes = copy;
        places = placesInCopy;
        firstPlace[0] = 0;
        firstStart[0] = Decimals.BEFORE;
        from[0] = lineFrom;
        to[0] = lineTo;
        seconds[0] = end;
        count = 1;
    }

    /** Where a line begins in its block. */
    int from(int line) {
        return from[line];
    }

    /** Where a line ends in its block. */
    int to(int line) {
        return to[line];
    }

    /** The readable end of a line, in seconds since 1970. */
    long seconds(int line) {
        return seconds[line];
    }

    /** The bytes that the tokens lie in. */
    byte[] bytes() {
        return bytes;
    }

    /** Where a token begins. */
    int start(int line, int column) {
        return column > 0 ? places[firstPlace[line] + column - 1] + 1 : firstStart[line];
    }

    /** Where a token ends. */
    int end(int line, int column) {
        return places[firstPlace[line] + column];
    }
}
