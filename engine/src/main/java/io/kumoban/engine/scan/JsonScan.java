package io.kumoban.engine.scan;

/**
 * Finds the end of JSON values and, with that, makes the structure check that decides whether a record is good: strings
 * end and hold no raw control characters, brackets match in kind and nest at most so deep. It is defined here once, and
 * what lies inside a value that nobody asked for is checked no further. One scan at a time.
 */
public final class JsonScan {
    /** The bytes ended before the value did. */
    public static final int CUT = -1;
    /** The structure is broken. */
    public static final int BROKEN = -2;

    private final int maxDepth;
    private final long[] kinds;
    private int deepest;
    private boolean plain;

    /** A scan that allows this many open brackets. */
    public JsonScan(int maxDepth) {
        this.maxDepth = maxDepth;
        this.kinds = new long[(maxDepth + 64) / 64];
    }

    /** Whether the last container nested deeper than allowed; its end was found all the same. */
    public boolean tooDeep() {
        return deepest > maxDepth;
    }

    /** The most open brackets at any place of the last container. */
    public int deepest() {
        return deepest;
    }

    /** The index after white space (RFC 8259: space, tab, line feed, carriage return). */
    public static int skipSpace(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end) {
            byte b = bytes[at];
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return at;
            }
            at++;
        }
        return at;
    }

    /** The index after a string whose opening quote is at {@code from}; {@link #CUT} or {@link #BROKEN}. */
    public static int skipString(byte[] bytes, int from, int end) {
        int at = from + 1;
        while (at + Words.BYTES <= end) {
            long special = Words.special(Words.at(bytes, at));
            while (special == 0) {
                at += Words.BYTES;
                if (at + Words.BYTES > end) {
                    return skipLastBytes(bytes, at, end);
                }
                special = Words.special(Words.at(bytes, at));
            }
            at += Words.first(special);
            byte b = bytes[at];
            if (b == '"') {
                return at + 1;
            }
            if (b != '\\') {
                return BROKEN;
            }
            if (at + 1 < end && isControl(bytes[at + 1])) {
                return BROKEN;
            }
            at += 2;
        }
        return skipLastBytes(bytes, at, end);
    }

    /**
     * The index after a string of which the bytes up to {@code inside} are known, and are no half of an escape;
     * {@link #CUT} or {@link #BROKEN}. {@link #plain} then says what was met from there on.
     */
    public int skipRest(byte[] bytes, int inside, int end) {
        int at = inside;
        long high = 0;
        long special = 0;
        while (at + Words.BYTES <= end) {
            long word = Words.at(bytes, at);
            special = Words.special(word);
            if (special != 0) {
                int first = Words.first(special);
                plain = ((high | word & Words.below(first)) & Words.HIGH_BITS) == 0 && bytes[at + first] == '"';
                return bytes[at + first] == '"' ? at + first + 1 : skipString(bytes, at + first - 1, end);
            }
            high |= word;
            at += Words.BYTES;
        }
        plain = false;
        return skipLastBytes(bytes, at, end);
    }

    /** Whether what {@link #skipRest} passed over is ASCII without escapes. */
    public boolean plain() {
        return plain;
    }

    private static int skipLastBytes(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end) {
            byte b = bytes[at];
            if (b == '"') {
                return at + 1;
            }
            if (b == '\\') {
                at++;
                if (at < end && isControl(bytes[at])) {
                    return BROKEN;
                }
            } else if (isControl(b)) {
                return BROKEN;
            }
            at++;
        }
        return CUT;
    }

    private static boolean isControl(byte b) {
        return b >= 0 && b < ' ';
    }

    /** The index after an object or array that begins at {@code from}; {@link #CUT} or {@link #BROKEN}. */
    public int skipContainer(byte[] bytes, int from, int end) {
        deepest = 0;
        int depth = 0;
        int at = from;
        while (at < end) {
            byte b = bytes[at];
            if (b == '"') {
                at = skipString(bytes, at, end);
                if (at < 0) {
                    return at;
                }
                continue;
            }
            int folded = b | 0x20;
            if (folded == '{') {
                if (depth < maxDepth) {
                    long bit = 1L << depth;
                    if (b == '{') {
                        kinds[depth >> 6] |= bit;
                    } else {
                        kinds[depth >> 6] &= ~bit;
                    }
                }
                depth++;
                deepest = Math.max(deepest, depth);
            } else if (folded == '}') {
                depth--;
                if (depth < maxDepth && (kinds[depth >> 6] >>> depth & 1) != (b == '}' ? 1 : 0)) {
                    return BROKEN;
                }
                if (depth == 0) {
                    return at + 1;
                }
            } else if (isControl(b) && b != '\n' && b != '\r' && b != '\t') {
                return BROKEN;
            }
            at++;
        }
        return CUT;
    }

    /** The index after any value that begins at {@code from}; {@link #CUT} or {@link #BROKEN}. */
    public int skipValue(byte[] bytes, int from, int end) {
        if (from >= end) {
            return CUT;
        }
        return switch (bytes[from]) {
            case '"' -> skipString(bytes, from, end);
            case '{', '[' -> skipContainer(bytes, from, end);
            default -> skipScalar(bytes, from, end);
        };
    }

    /** The index after {@code true}, {@code false}, {@code null} or a number; {@link #BROKEN} for anything else. */
    public static int skipScalar(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && isScalarByte(bytes[at])) {
            at++;
        }
        boolean good = switch (at - from) {
            case 0 -> false;
            case 4 -> isWord(bytes, from, "true") || isWord(bytes, from, "null") || isNumber(bytes, from, at);
            case 5 -> isWord(bytes, from, "false") || isNumber(bytes, from, at);
            default -> isNumber(bytes, from, at);
        };
        return good ? at : BROKEN;
    }

    private static boolean isScalarByte(byte b) {
        return b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b == '-' || b == '+' || b == '.' || b == 'E';
    }

    private static boolean isWord(byte[] bytes, int from, String word) {
        for (int i = 0; i < word.length(); i++) {
            if (bytes[from + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the bytes are a number by the grammar of RFC 8259. */
    static boolean isNumber(byte[] bytes, int from, int end) {
        int at = from;
        if (at < end && bytes[at] == '-') {
            at++;
        }
        int whole = at;
        at = skipDigits(bytes, at, end);
        if (at == whole || bytes[whole] == '0' && at - whole > 1) {
            return false;
        }
        if (at < end && bytes[at] == '.') {
            int fraction = at + 1;
            at = skipDigits(bytes, fraction, end);
            if (at == fraction) {
                return false;
            }
        }
        if (at < end && (bytes[at] | 0x20) == 'e') {
            at++;
            if (at < end && (bytes[at] == '+' || bytes[at] == '-')) {
                at++;
            }
            int exponent = at;
            at = skipDigits(bytes, exponent, end);
            if (at == exponent) {
                return false;
            }
        }
        return at == end;
    }

    private static int skipDigits(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at;
    }
}
