package io.kumoban.engine.feed;

import io.kumoban.engine.scan.ByteOrderMark;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * The lines of a stream as stretches of one reused buffer, without the blanks around them and without a byte order mark.
 * A line of more than {@link #LONGEST} bytes is told apart and not held.
 */
public final class ByteLines {
    /** Bytes of a line at most. */
    public static final int LONGEST = 64 << 10;

    private static final int BUFFER = 4 * LONGEST;

    /** Bytes behind the content that whoever reads by words may look at. */
    private static final int MARGIN = 32;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER + MARGIN];
    private int next;
    private int end;
    private boolean atEnd;
    private int number;
    private int from;
    private int to;
    private boolean tooLong;

    /** The lines of a stream, which is read in large pieces and not closed. */
    public ByteLines(InputStream in) {
        this.in = in;
    }

    /**
     * Moves to the next line; false at the end.
     *
     * @throws IOException when the stream cannot be read
     */
    public boolean advance() throws IOException {
        tooLong = false;
        int found = lineEnd(next);
        if (found < 0) {
            found = refill();
            if (found < 0) {
                return false;
            }
        }
        number++;
        from = next;
        to = found;
        next = Math.min(end, found + 1);
        trim();
        return true;
    }

    private int lineEnd(int start) {
        for (int at = start; at < end; at++) {
            if (buffer[at] == '\n') {
                return at;
            }
        }
        return -1;
    }

    /** Reads on until the line that has begun ends, and answers where; -1 when there is none. */
    private int refill() throws IOException {
        System.arraycopy(buffer, next, buffer, 0, end - next);
        end -= next;
        next = 0;
        while (!atEnd) {
            int searched = end;
            int read = in.read(buffer, end, BUFFER - end);
            if (read < 0) {
                atEnd = true;
                break;
            }
            end += read;
            int found = lineEnd(searched);
            if (found >= 0) {
                return found;
            }
            if (end == BUFFER) {
                tooLong = true;
                end = 0;
            }
        }
        // What stands behind the content must be no digit, or an address would seem to go on.
        buffer[end] = '\n';
        return end > 0 || tooLong ? end : -1;
    }

    private void trim() {
        tooLong |= to - from > LONGEST;
        if (number == 1) {
            from += ByteOrderMark.length(buffer, from, to);
        }
        while (from < to && isBlank(buffer[from])) {
            from++;
        }
        while (to > from && isBlank(buffer[to - 1])) {
            to--;
        }
    }

    /** Whether a byte is a blank or a control character of ASCII. */
    public static boolean isBlank(byte b) {
        return b >= 0 && b <= ' ';
    }

    /** The number of the line, from 1. */
    public int number() {
        return number;
    }

    /** Whether the line has more bytes than are held; then its content means nothing. */
    public boolean isTooLong() {
        return tooLong;
    }

    public boolean isEmpty() {
        return from == to;
    }

    /** The array in which the line lies; it stays as it is until the next one. */
    public byte[] bytes() {
        return buffer;
    }

    /** Where the line begins in {@link #bytes()}. */
    public int from() {
        return from;
    }

    /** Where the line ends in {@link #bytes()}; the byte there is no digit. */
    public int to() {
        return to;
    }

    /** The line as text. */
    public String text() {
        return new String(buffer, from, to - from, StandardCharsets.UTF_8);
    }
}
