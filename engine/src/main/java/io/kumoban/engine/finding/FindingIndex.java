package io.kumoban.engine.finding;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Keys, counts and times of all findings of a run, 60 to 90 bytes a finding, in slots numbered in the order in which
 * they were created. A hash table leads from a key to the slot of its newest generation.
 */
final class FindingIndex {
    private static final int FIRST_SLOTS = 64;

    private long[] high = new long[FIRST_SLOTS];
    private long[] low = new long[FIRST_SLOTS];
    private int[] generation = new int[FIRST_SLOTS];
    private int[] count = new int[FIRST_SLOTS];
    private long[] firstSeen = new long[FIRST_SLOTS];
    private long[] lastSeen = new long[FIRST_SLOTS];
    private long[] createdAt = new long[FIRST_SLOTS];
    private byte[] archivedBy = new byte[FIRST_SLOTS];
    private int slots;
    /** Open addressing; a cell holds slot + 1, or 0 when it is free. */
    private int[] table = new int[FIRST_SLOTS * 2];

    private int keys;

    int slots() {
        return slots;
    }

    void clear() {
        slots = 0;
        keys = 0;
        Arrays.fill(table, 0);
    }

    /**
     * The slot for a raising of this key: the one there is, or a new one when there is none or when the last raising
     * lies further back than {@code silence} milliseconds.
     */
    int slotFor(long keyHigh, long keyLow, long time, long silence) {
        int cell = cell(keyHigh, keyLow);
        int known = table[cell] - 1;
        if (known >= 0 && time - lastSeen[known] <= silence) {
            return known;
        }
        int slot = open(keyHigh, keyLow, known < 0 ? 0 : generation[known] + 1);
        enter(keyHigh, keyLow, slot);
        return slot;
    }

    /** Counts so many raisings in a slot, the last of them at this time. */
    void raise(int slot, long earliest, long time, int times) {
        if (count[slot] == 0) {
            firstSeen[slot] = earliest;
            createdAt[slot] = time;
            lastSeen[slot] = time;
        }
        lastSeen[slot] = Math.max(lastSeen[slot], time);
        count[slot] = (int) Math.min(Integer.MAX_VALUE, (long) count[slot] + times);
    }

    int generation(int slot) {
        return generation[slot];
    }

    int count(int slot) {
        return count[slot];
    }

    long firstSeen(int slot) {
        return firstSeen[slot];
    }

    long lastSeen(int slot) {
        return lastSeen[slot];
    }

    long createdAt(int slot) {
        return createdAt[slot];
    }

    /** The number of the rule that put the finding aside, or 0. */
    int archivedBy(int slot) {
        return archivedBy[slot];
    }

    /** Puts a finding aside by a rule of this number, 1 to 127. */
    void archive(int slot, int rule) {
        archivedBy[slot] = (byte) rule;
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(slots);
        for (int slot = 0; slot < slots; slot++) {
            out.writeLong(high[slot]);
            out.writeLong(low[slot]);
            out.writeInt(generation[slot]);
            out.writeInt(count[slot]);
            out.writeLong(firstSeen[slot]);
            out.writeLong(lastSeen[slot]);
            out.writeLong(createdAt[slot]);
            out.writeByte(archivedBy[slot]);
        }
    }

    /** Reads into an empty index what {@link #save} wrote. */
    void load(DataInput in) throws IOException {
        int saved = in.readInt();
        for (int i = 0; i < saved; i++) {
            long keyHigh = in.readLong();
            long keyLow = in.readLong();
            int slot = open(keyHigh, keyLow, in.readInt());
            enter(keyHigh, keyLow, slot);
            count[slot] = in.readInt();
            firstSeen[slot] = in.readLong();
            lastSeen[slot] = in.readLong();
            createdAt[slot] = in.readLong();
            archivedBy[slot] = in.readByte();
        }
    }

    /** Lets a key lead to a slot; the key may be new or known. */
    private void enter(long keyHigh, long keyLow, int slot) {
        int cell = cell(keyHigh, keyLow);
        boolean known = table[cell] != 0;
        table[cell] = slot + 1;
        if (!known) {
            keys++;
            if (keys * 2 > table.length) {
                rehash();
            }
        }
    }

    private int open(long keyHigh, long keyLow, int number) {
        if (slots == high.length) {
            grow();
        }
        int slot = slots++;
        high[slot] = keyHigh;
        low[slot] = keyLow;
        generation[slot] = number;
        count[slot] = 0;
        archivedBy[slot] = 0;
        return slot;
    }

    private int cell(long keyHigh, long keyLow) {
        int mask = table.length - 1;
        int cell = (int) keyHigh & mask;
        while (table[cell] != 0) {
            int slot = table[cell] - 1;
            if (high[slot] == keyHigh && low[slot] == keyLow) {
                break;
            }
            cell = (cell + 1) & mask;
        }
        return cell;
    }

    private void rehash() {
        int[] old = table;
        table = new int[old.length * 2];
        for (int held : old) {
            if (held != 0) {
                table[cell(high[held - 1], low[held - 1])] = held;
            }
        }
    }

    private void grow() {
        int capacity = slots * 2;
        high = Arrays.copyOf(high, capacity);
        low = Arrays.copyOf(low, capacity);
        generation = Arrays.copyOf(generation, capacity);
        count = Arrays.copyOf(count, capacity);
        firstSeen = Arrays.copyOf(firstSeen, capacity);
        lastSeen = Arrays.copyOf(lastSeen, capacity);
        createdAt = Arrays.copyOf(createdAt, capacity);
        archivedBy = Arrays.copyOf(archivedBy, capacity);
    }
}
