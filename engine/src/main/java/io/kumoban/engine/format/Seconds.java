package io.kumoban.engine.format;

import io.kumoban.engine.scan.Decimals;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Reads seconds since 1970, which from line to line differ in their last two of ten digits, if at all. */
final class Seconds {
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int DIGITS = 10;

    /** The eight digits that were read last, as they are written: zeros before anything was read. */
    private long word = 0x3030_3030_3030_3030L;

    private long hundreds;

    /** As {@link Decimals#read}. */
    long read(byte[] bytes, int start, int end) {
        if (end - start != DIGITS) {
            return Decimals.read(bytes, start, end);
        }
        long digits = (long) WORD.get(bytes, start);
        if (digits != word) {
            long value = Decimals.read(bytes, start, end - 2);
            if (value < 0) {
                return Decimals.NONE;
            }
            word = digits;
            hundreds = value * 100;
        }
        int tens = bytes[end - 2] - '0';
        int ones = bytes[end - 1] - '0';
        return (tens | ones | 9 - tens | 9 - ones) < 0 ? Decimals.NONE : hundreds + tens * 10 + ones;
    }
}
