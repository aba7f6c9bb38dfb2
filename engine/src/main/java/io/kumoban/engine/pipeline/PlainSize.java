package io.kumoban.engine.pipeline;

/**
 * Whether the plain bytes of a small packed file are likely few, so that it may travel whole: all slots may carry such a
 * file at once, and each is decoded before any is handed on. A gzip file ends with its plain size; other packed files
 * and gzip files of several members do not tell, so those must be really small.
 */
final class PlainSize {
    /** Plain bytes of a file that travels whole. */
    static final int MOST = 8 << 20;

    /** Packed bytes of a file that does not tell. Logs shrink to a tenth, repetitive ones to a thirtieth. */
    private static final int MOST_UNTOLD = 128 << 10;

    private static final int TEXT_WINDOW = 512;

    private PlainSize() {}

    /** Whether the file in this part of an array may travel whole. */
    static boolean isModest(byte[] packed, int from, int to) {
        int length = to - from;
        if (length <= MOST_UNTOLD) {
            return true;
        }
        if (isGzip(packed, from)) {
            long told = trailer(packed, to);
            boolean ofAllMembers = told >= length / 2;
            return ofAllMembers && told <= MOST;
        }
        return isText(packed, from) && length <= MOST;
    }

    private static boolean isGzip(byte[] packed, int from) {
        return (packed[from] & 0xff) == 0x1f && (packed[from + 1] & 0xff) == 0x8b;
    }

    /** The plain size of the last member, in little-endian order. */
    private static long trailer(byte[] packed, int to) {
        long size = 0;
        for (int i = 1; i <= Integer.BYTES; i++) {
            size = size << 8 | packed[to - i] & 0xff;
        }
        return size;
    }

    /** Packed files and archives have zero bytes early on. */
    private static boolean isText(byte[] bytes, int from) {
        for (int i = from; i < from + TEXT_WINDOW; i++) {
            if (bytes[i] == 0) {
                return false;
            }
        }
        return true;
    }
}
