package io.kumoban.engine.event;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The 128 bits that stand for a CloudTrail event's content id in the total order: of its account and its
 * {@code eventID}. The same on every machine.
 */
public final class CallIdentity {
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private long high;
    private long low;

    /**
     * Sets the identity of an event.
     *
     * @param account the hash of the account's text, see {@link Hashes#of(byte[], int, int)}
     */
    public void set(long account, byte[] eventId, int offset, int length) {
        long first = account;
        long second = account * GOLDEN + length;
        int at = offset;
        int end = offset + length;
        for (; at + Long.BYTES <= end; at += Long.BYTES) {
            long word = (long) WORD.get(eventId, at);
            first = Hashes.mix(first ^ word);
            second = Hashes.mix(second + word * GOLDEN);
        }
        long rest = 0;
        for (; at < end; at++) {
            rest = rest << 8 | eventId[at] & 0xff;
        }
        high = Hashes.mix(first ^ rest);
        low = Hashes.mix(second + rest * GOLDEN);
    }

    public long high() {
        return high;
    }

    public long low() {
        return low;
    }
}
