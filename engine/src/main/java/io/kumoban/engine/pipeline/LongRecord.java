package io.kumoban.engine.pipeline;

import io.kumoban.engine.format.Nesting;

/**
 * Finds the end of a record that is too long to be held, piece by piece: its last bracket, the end of its line, or,
 * when it has neither, the next place that looks like the beginning of another record.
 */
final class LongRecord {
    private static final int MOST_SPACE = 64;

    private final boolean json;
    private final boolean alone;
    private final byte[] firstKey;
    private int depth;
    private boolean inString;
    private boolean escaped;
    private boolean lineBegins;
    private boolean begun;
    private int held;

    /**
     * A search for the end of one record.
     *
     * @param nesting  what is open around it
     * @param firstKey the quoted name with which records begin
     */
    LongRecord(boolean json, Nesting nesting, byte[] firstKey) {
        this.json = json;
        this.alone = nesting == Nesting.NONE;
        this.firstKey = firstKey;
    }

    /** The index behind the record's end in this piece, or -1 when it goes on; then {@link #held} is to be kept. */
    int end(byte[] piece, int length) {
        held = length;
        for (int i = 0; i < length; i++) {
            byte b = piece[i];
            if (!json) {
                if (b == '\n') {
                    return i + 1;
                }
                continue;
            }
            if (begun && !inString && b == '{') {
                int match = alone ? (lineBegins ? 1 : 0) : startsRecord(piece, i, length);
                if (match > 0) {
                    return i;
                }
                if (match < 0) {
                    held = i;
                    return -1;
                }
            }
            if (inString && b >= 0 && b < ' ' || begun && depth == 0 && !inString && b == '\n') {
                return i;
            }
            if (closes(b)) {
                return i + 1;
            }
        }
        return -1;
    }

    /** The index from which on the bytes of a piece without an end are to stand at the beginning of the next piece. */
    int held() {
        return held;
    }

    /** 1 when a record begins at this brace, 0 when not, -1 when the piece ends too early to tell. */
    private int startsRecord(byte[] piece, int brace, int length) {
        int at = brace + 1;
        while (at < length && at - brace <= MOST_SPACE && isSpace(piece[at])) {
            at++;
        }
        for (int i = 0; i < firstKey.length; i++) {
            if (at + i == length) {
                return -1;
            }
            if (piece[at + i] != firstKey[i]) {
                return 0;
            }
        }
        return 1;
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    private boolean closes(byte b) {
        begun = true;
        if (inString) {
            if (escaped) {
                escaped = false;
            } else if (b == '\\') {
                escaped = true;
            } else if (b == '"') {
                inString = false;
                return depth == 0;
            }
            return false;
        }
        lineBegins = b == '\n' || lineBegins && isSpace(b);
        switch (b) {
            case '"' -> inString = true;
            case '{', '[' -> depth++;
            case '}', ']' -> {
                depth--;
                return depth <= 0;
            }
            default -> {}
        }
        return false;
    }
}
