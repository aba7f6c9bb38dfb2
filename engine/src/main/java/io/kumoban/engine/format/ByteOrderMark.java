package io.kumoban.engine.format;

/** The three bytes that some editors put in front of UTF-8 text; they are no part of it. */
final class ByteOrderMark {
    private static final int LENGTH = 3;

    private ByteOrderMark() {}

    /** How many bytes to skip at the beginning of a block: those of a mark at the very beginning of a member. */
    static int length(Block block) {
        return block.offset(block.from) == 0 ? length(block.bytes, block.from, block.to) : 0;
    }

    /** How many bytes to skip at the beginning of a text. */
    static int length(byte[] bytes, int from, int to) {
        boolean marked = to - from >= LENGTH
                && bytes[from] == (byte) 0xef
                && bytes[from + 1] == (byte) 0xbb
                && bytes[from + 2] == (byte) 0xbf;
        return marked ? LENGTH : 0;
    }
}
