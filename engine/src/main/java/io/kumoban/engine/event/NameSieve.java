package io.kumoban.engine.event;

/**
 * Tells of the registered domain of a query which of many sets may hold the queried name or a parent of it: nearly always
 * none does, and one look-up says so. It knows all names of the sets and all parents of these, 32 bits of the hash of each
 * and in which sets it is: 16 to 32 bytes a name. The sixteenth set and those after it are told together.
 */
public final class NameSieve {
    private static final int LAST = Short.SIZE - 1;
    /** So that domains which are in no set nearly always hit a free place at once, also where names are few. */
    private static final int LEAST_PLACES = 1 << 12;

    /** In an open table; 0 is a free place. */
    private final int[] prints;

    /** In which sets the name itself is, */
    private final short[] own;
    /** and in which it or a name below it is. */
    private final short[] all;

    /** An empty sieve for so many names. */
    public NameSieve(int names) {
        int places = Math.max(LEAST_PLACES, Integer.highestOneBit(Math.max(1, names)) * 4);
        prints = new int[places];
        own = new short[places];
        all = new short[places];
    }

    /** The bit of a set by its number. */
    public static int bit(int set) {
        return 1 << Math.min(set, LAST);
    }

    /** Adds a name, by its hash, to the set of a bit. */
    public void add(long hash, int bit) {
        addParent(hash, bit);
        own[place(hash)] |= (short) bit;
    }

    /** Takes note that the set of a bit has names below this one. */
    public void addParent(long hash, int bit) {
        int at = place(hash);
        prints[at] = print(hash);
        all[at] |= (short) bit;
    }

    /** The bits of the sets that may have this name. */
    int having(long hash) {
        return own[place(hash)] & 0xffff;
    }

    /** The bits of the sets that may have this name or one below it. */
    int havingBelow(long hash) {
        return all[place(hash)] & 0xffff;
    }

    /** Where it is, or the free place where it would be. */
    private int place(long hash) {
        int mask = prints.length - 1;
        int print = print(hash);
        int at = (int) hash & mask;
        while (prints[at] != 0 && prints[at] != print) {
            at = at + 1 & mask;
        }
        return at;
    }

    private static int print(long hash) {
        int print = (int) (hash >>> Integer.SIZE);
        return print == 0 ? 1 : print;
    }
}
