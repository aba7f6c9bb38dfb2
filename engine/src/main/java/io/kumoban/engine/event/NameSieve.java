package io.kumoban.engine.event;

/**
 * Tells of a name in one look-up for each of its ends which of many sets may hold it; nearly always none does. Of a
 * member it keeps 32 bits of the hash that {@link NameEnds} has for it and in which sets it is: 12 to 24 bytes a member.
 * The sixteenth set and those after it are told together.
 */
public final class NameSieve {
    private static final int LAST = Short.SIZE - 1;

    /** In an open table; 0 is a free place. */
    private final int[] prints;

    private final short[] sets;

    /** An empty sieve for so many members. */
    public NameSieve(int members) {
        int places = Integer.highestOneBit(Math.max(4, members)) * 4;
        prints = new int[places];
        sets = new short[places];
    }

    /** The bit of a set by its number. */
    public static int bit(int set) {
        return 1 << Math.min(set, LAST);
    }

    /** Adds a member, by {@link NameEnds#whole}, to the set of a bit. */
    public void add(long end, int bit) {
        int at = place(end);
        prints[at] = print(end);
        sets[at] |= (short) bit;
    }

    /** The bits of the sets that may have this as a member. */
    int sets(long end) {
        return sets[place(end)] & 0xffff;
    }

    /** Where it is, or the free place where it would be. */
    private int place(long end) {
        int mask = prints.length - 1;
        int print = print(end);
        int at = (int) end & mask;
        while (prints[at] != 0 && prints[at] != print) {
            at = at + 1 & mask;
        }
        return at;
    }

    private static int print(long end) {
        int print = (int) (end >>> Integer.SIZE);
        return print == 0 ? 1 : print;
    }
}
