package io.kumoban.engine.scan;

/** Turns the inside of a JSON string into UTF-8 text. */
public final class JsonText {
    /** The text has a bad escape, half a surrogate pair, or bytes that are no UTF-8. */
    public static final int MALFORMED = -1;

    private JsonText() {}

    /** Whether the bytes hold an escape. */
    public static boolean hasEscape(byte[] bytes, int from, int end) {
        int at = from;
        for (; at + Words.BYTES <= end; at += Words.BYTES) {
            if (Words.backslash(Words.at(bytes, at)) != 0) {
                return true;
            }
        }
        for (; at < end; at++) {
            if (bytes[at] == '\\') {
                return true;
            }
        }
        return false;
    }

    /** Whether the bytes are ASCII without escapes, so that they are their own text. */
    public static boolean isPlain(byte[] bytes, int from, int end) {
        return plain(bytes, from, end) == end - from;
    }

    /**
     * Writes the text of a string's inside. The target needs room for as many bytes as the inside has.
     *
     * @return the length of the text, or {@link #MALFORMED}
     */
    public static int unescape(byte[] bytes, int from, int end, byte[] into, int at) {
        int plain = plain(bytes, from, end);
        System.arraycopy(bytes, from, into, at, plain);
        if (from + plain == end) {
            return plain;
        }
        if (!Utf8.isValid(bytes, from + plain, end)) {
            return MALFORMED;
        }
        int out = at + plain;
        int in = from + plain;
        while (in < end) {
            byte b = bytes[in++];
            if (b != '\\') {
                into[out++] = b;
                continue;
            }
            if (in == end) {
                return MALFORMED;
            }
            byte escaped = bytes[in++];
            switch (escaped) {
                case '"', '\\', '/' -> into[out++] = escaped;
                case 'b' -> into[out++] = '\b';
                case 'f' -> into[out++] = '\f';
                case 'n' -> into[out++] = '\n';
                case 'r' -> into[out++] = '\r';
                case 't' -> into[out++] = '\t';
                case 'u' -> {
                    int unit = hex4(bytes, in, end);
                    in += 4;
                    if (unit < 0 || Character.isLowSurrogate((char) unit)) {
                        return MALFORMED;
                    }
                    int point = unit;
                    if (Character.isHighSurrogate((char) unit)) {
                        int low = in + 1 < end && bytes[in] == '\\' && bytes[in + 1] == 'u'
                                ? hex4(bytes, in + 2, end)
                                : -1;
                        if (low < 0 || !Character.isLowSurrogate((char) low)) {
                            return MALFORMED;
                        }
                        in += 6;
                        point = Character.toCodePoint((char) unit, (char) low);
                    }
                    out = put(point, into, out);
                }
                default -> {
                    return MALFORMED;
                }
            }
        }
        return out - at;
    }

    /** How many bytes at the beginning are ASCII and no backslash, for sure. */
    static int plain(byte[] bytes, int from, int end) {
        int at = from;
        for (; at + Words.BYTES <= end; at += Words.BYTES) {
            if (Words.escapedOrForeign(Words.at(bytes, at)) != 0) {
                return at - from;
            }
        }
        while (at < end && bytes[at] >= 0 && bytes[at] != '\\') {
            at++;
        }
        return at - from;
    }

    private static int hex4(byte[] bytes, int from, int end) {
        if (from + 4 > end) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(bytes[from + i], 16);
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    private static int put(int point, byte[] into, int at) {
        int out = at;
        if (point < 0x80) {
            into[out++] = (byte) point;
        } else if (point < 0x800) {
            into[out++] = (byte) (0xc0 | point >> 6);
            into[out++] = (byte) (0x80 | point & 0x3f);
        } else if (point < 0x10000) {
            into[out++] = (byte) (0xe0 | point >> 12);
            into[out++] = (byte) (0x80 | point >> 6 & 0x3f);
            into[out++] = (byte) (0x80 | point & 0x3f);
        } else {
            into[out++] = (byte) (0xf0 | point >> 18);
            into[out++] = (byte) (0x80 | point >> 12 & 0x3f);
            into[out++] = (byte) (0x80 | point >> 6 & 0x3f);
            into[out++] = (byte) (0x80 | point & 0x3f);
        }
        return out;
    }
}
