package io.kumoban.detectors.stats;

import io.kumoban.engine.detect.State;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Counts distinct 64-bit hashes: exactly up to {@link #EXACT}, then by a HyperLogLog of 512 registers (Flajolet et al.,
 * AofA 2007) read by its historic inverse probability (Cohen, KDD 2014; Ting, KDD 2014), whose standard error is
 * about 0.83/√512 = 3.7 %. That reading makes each addition say at once by how much the count grew, so sums over
 * distinct things (bytes of distinct names) cost nothing more. At most 1 KiB; 64 bytes for up to four members.
 */
public final class DistinctCounter implements State {
    /** Up to this many members the count is exact. */
    public static final int EXACT = 64;

    private static final int INDEX_BITS = 9;
    private static final int REGISTERS = 1 << INDEX_BITS;
    private static final int SMALLEST_TABLE = 8;
    private static final long[] NO_TABLE = {};

    private long[] table = NO_TABLE;
    private byte @Nullable [] registers;
    private double count;
    /** The probability that a hash that was never seen raises a register. */
    private double chance = 1;

    /**
     * Adds a member.
     *
     * @param hash well spread over all 64 bits
     * @return by how much the count grew: 0 when nothing new was seen, 1 while it is exact, more in the sketch
     */
    public double add(long hash) {
        return registers == null ? addExactly(hash == 0 ? 1 : hash) : addToSketch(registers, hash);
    }

    /** The number of distinct members. */
    public int count() {
        return (int) Math.round(count);
    }

    /** Forgets all members. */
    public void clear() {
        Arrays.fill(table, 0);
        registers = null;
        count = 0;
        chance = 1;
    }

    private double addExactly(long hash) {
        if (table.length == 0) {
            table = new long[SMALLEST_TABLE];
        }
        int slot = slot(table, hash);
        if (table[slot] == hash) {
            return 0;
        }
        if (count == EXACT) {
            return addToSketch(toSketch(), hash);
        }
        table[slot] = hash;
        count++;
        if (count * 2 > table.length && count < EXACT) {
            table = grown();
        }
        return 1;
    }

    private static int slot(long[] table, long hash) {
        int mask = table.length - 1;
        int slot = (int) hash & mask;
        while (table[slot] != 0 && table[slot] != hash) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private long[] grown() {
        long[] larger = new long[table.length * 2];
        for (long hash : table) {
            if (hash != 0) {
                larger[slot(larger, hash)] = hash;
            }
        }
        return larger;
    }

    private byte[] toSketch() {
        byte[] sketch = new byte[REGISTERS];
        registers = sketch;
        for (long hash : table) {
            if (hash != 0) {
                raise(sketch, hash);
            }
        }
        table = NO_TABLE;
        return sketch;
    }

    private double addToSketch(byte[] sketch, long hash) {
        double growth = 1 / chance;
        if (!raise(sketch, hash)) {
            return 0;
        }
        count += growth;
        return growth;
    }

    private boolean raise(byte[] sketch, long hash) {
        int register = (int) (hash >>> (Long.SIZE - INDEX_BITS));
        int rank = Long.numberOfLeadingZeros(hash << INDEX_BITS | 1L << (INDEX_BITS - 1)) + 1;
        int before = sketch[register];
        if (rank <= before) {
            return false;
        }
        sketch[register] = (byte) rank;
        chance -= (Math.scalb(1.0, -before) - Math.scalb(1.0, -rank)) / REGISTERS;
        return true;
    }

    @Override
    public void save(DataOutput out) throws IOException {
        out.writeDouble(count);
        out.writeBoolean(registers != null);
        if (registers != null) {
            out.writeDouble(chance);
            out.write(registers);
        } else {
            long[] members =
                    Arrays.stream(table).filter(hash -> hash != 0).sorted().toArray();
            for (long member : members) {
                out.writeLong(member);
            }
        }
    }

    @Override
    public void load(DataInput in) throws IOException {
        clear();
        double saved = in.readDouble();
        if (in.readBoolean()) {
            chance = in.readDouble();
            byte[] sketch = new byte[REGISTERS];
            in.readFully(sketch);
            registers = sketch;
            count = saved;
        } else {
            for (int i = 0; i < saved; i++) {
                addExactly(in.readLong());
            }
        }
    }
}
