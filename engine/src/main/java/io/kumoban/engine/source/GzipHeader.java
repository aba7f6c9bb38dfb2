package io.kumoban.engine.source;

/** The header of a gzip member in memory (RFC 1952), passed over. */
public final class GzipHeader {
    private static final int FIXED = 10;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;

    private GzipHeader() {}

    /** Where the deflate data begins; -1 when the header is cut, corrupt, or of a rare kind, such as with a checksum. */
    public static int end(byte[] bytes, int from, int to) {
        if (to - from < FIXED
                || (bytes[from] & 0xff) != 0x1f
                || (bytes[from + 1] & 0xff) != 0x8b
                || bytes[from + 2] != 8) {
            return -1;
        }
        int flags = bytes[from + 3];
        if ((flags & ~(EXTRA | NAME | COMMENT)) != 0) {
            return -1;
        }
        int at = from + FIXED;
        if ((flags & EXTRA) != 0) {
            if (to - at < 2) {
                return -1;
            }
            at += 2 + (bytes[at] & 0xff | (bytes[at + 1] & 0xff) << 8);
        }
        if ((flags & NAME) != 0) {
            at = afterText(bytes, at, to);
        }
        if ((flags & COMMENT) != 0) {
            at = afterText(bytes, at, to);
        }
        return at <= to ? at : -1;
    }

    /** Behind the zero that ends a text; beyond {@code to} when there is none. */
    private static int afterText(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != 0) {
            at++;
        }
        return at + 1;
    }
}
