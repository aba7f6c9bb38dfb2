package io.kumoban.engine.pipeline;

/** Finds the end of a record that is too long to be held, piece by piece. */
final class LongRecord {
    private final boolean json;
    private int depth;
    private boolean inString;
    private boolean escaped;

    LongRecord(boolean json) {
        this.json = json;
    }

    /** The index behind the record's end in this piece, or -1 when it goes on. */
    int end(byte[] piece, int length) {
        for (int i = 0; i < length; i++) {
            byte b = piece[i];
            if (json ? closes(b) : b == '\n') {
                return i + 1;
            }
        }
        return -1;
    }

    private boolean closes(byte b) {
        if (inString) {
            if (escaped) {
                escaped = false;
            } else if (b == '\\') {
                escaped = true;
            } else if (b == '"') {
                inString = false;
            }
            return false;
        }
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
