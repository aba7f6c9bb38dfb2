package io.kumoban.engine.format;

import java.util.zip.CRC32C;

/**
 * The hash of a record's bytes, which orders records that agree in time, account and id but differ: the CRC-32C of each
 * half. Processors compute it at the speed of memory, and nothing but the order of such twins hangs on it.
 */
final class RecordHash {
    private final CRC32C sum = new CRC32C();

    long of(byte[] bytes, int offset, int length) {
        int half = length / 2;
        return half(bytes, offset, half) << 32 | half(bytes, offset + half, length - half);
    }

    private long half(byte[] bytes, int offset, int length) {
        sum.reset();
        sum.update(bytes, offset, length);
        return sum.getValue();
    }
}
