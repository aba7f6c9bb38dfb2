package io.kumoban.engine.scan;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds line ends eight bytes at a time. */
public final class LineEnds {
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LINE_ENDS = 0x0a0a_0a0a_0a0a_0a0aL;
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long SIGNS = 0x8080_8080_8080_8080L;

    private LineEnds() {}

    /** Where the first line feed from an index on lies, or {@code to} when there is none before it. */
    public static int next(byte[] bytes, int from, int to) {
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            long differences = (long) WORD.get(bytes, at) ^ LINE_ENDS;
            // The lowest sign is that of the first zero; higher ones may be wrong.
            long signs = differences - ONES & ~differences & SIGNS;
            if (signs != 0) {
                return at + (Long.numberOfTrailingZeros(signs) >>> 3);
            }
        }
        while (at < to && bytes[at] != '\n') {
            at++;
        }
        return at;
    }
}
