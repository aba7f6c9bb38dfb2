package io.kumoban.engine.scan;

/** The three bytes that some editors put in front of UTF-8 text; they are no part of it. */
public final class ByteOrderMark {
    private static final int LENGTH = 3;

    private ByteOrderMark() {}

    /** How many bytes to skip at the beginning of a text. */
    public static int length(byte[] bytes, int from, int to) {
        boolean marked = to - from >= LENGTH
                && bytes[from] == (byte) 0xef
                && bytes[from + 1] == (byte) 0xbb
                && bytes[from + 2] == (byte) 0xbf;
        return marked ? LENGTH : 0;
    }
}
