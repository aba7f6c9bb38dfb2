package io.kumoban.detectors.graph;

import io.kumoban.engine.event.Hashes;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Small numbers for 64-bit keys, from 0 on, so that whoever keeps something of a key keeps it in arrays. With as many keys
 * as there may be, a new one takes the number of one that was not asked for in a while (the second chance of CLOCK;
 * Corbató 1968). 13 to 25 bytes a key.
 */
final class KeyIndex {
    /** Little, since a state of one key of many may hold an index. */
    private static final int FIRST = 1 << 4;

    private static final int MOST_KEYS = 1 << 28;

    private final int most;
    private long[] keys = new long[FIRST];
    private boolean[] asked = new boolean[FIRST];
    /** Number + 1 of the key that lies here, 0 where none does; a key lies at its hash or behind. */
    private int[] places = new int[2 * FIRST];

    private int size;
    private int hand;
    private boolean wasNew;

    /**
     * An index without keys.
     *
     * @param most keys, 1 to 2^28
     */
    KeyIndex(int most) {
        if (most < 1 || most > MOST_KEYS) {
            throw new IllegalArgumentException(most + " keys");
        }
        this.most = most;
    }

    /** The number of a key, below {@link #room}; {@link #wasNew} tells whether it begins a new life. */
    int number(long key) {
        int place = home(key);
        while (places[place] != 0) {
            int number = places[place] - 1;
            if (keys[number] == key) {
                asked[number] = true;
                wasNew = false;
                return number;
            }
            place = place + 1 & places.length - 1;
        }
        wasNew = true;
        return add(key);
    }

    /** Whether the key that was asked for last was not in the index. */
    boolean wasNew() {
        return wasNew;
    }

    /** How many numbers there may be before the index grows again. */
    int room() {
        return keys.length;
    }

    private int add(long key) {
        int number;
        if (size < most) {
            number = size++;
            if (number == keys.length) {
                widen();
            }
        } else {
            number = leaveOne();
        }
        keys[number] = key;
        asked[number] = false;
        int place = home(key);
        while (places[place] != 0) {
            place = place + 1 & places.length - 1;
        }
        places[place] = number + 1;
        return number;
    }

    private int home(long key) {
        return (int) Hashes.mix(key) & places.length - 1;
    }

    private void widen() {
        keys = Arrays.copyOf(keys, 2 * keys.length);
        asked = Arrays.copyOf(asked, keys.length);
        places = new int[2 * keys.length];
        // The last number has no key yet.
        placeAll(size - 1);
    }

    private void placeAll(int count) {
        for (int number = 0; number < count; number++) {
            int place = home(keys[number]);
            while (places[place] != 0) {
                place = place + 1 & places.length - 1;
            }
            places[place] = number + 1;
        }
    }

    private int leaveOne() {
        while (asked[hand]) {
            asked[hand] = false;
            hand = (hand + 1) % most;
        }
        int number = hand;
        hand = (hand + 1) % most;
        int place = home(keys[number]);
        while (places[place] != number + 1) {
            place = place + 1 & places.length - 1;
        }
        empty(place);
        return number;
    }

    /** Empties a place and moves up what lies behind it because it was taken (Knuth, volume 3, algorithm 6.4R). */
    private void empty(int place) {
        int hole = place;
        int at = place;
        while (true) {
            places[hole] = 0;
            int home;
            do {
                at = at + 1 & places.length - 1;
                if (places[at] == 0) {
                    return;
                }
                home = home(keys[places[at] - 1]);
            } while (hole <= at ? hole < home && home <= at : hole < home || home <= at);
            places[hole] = places[at];
            hole = at;
        }
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(size);
        out.writeInt(hand);
        for (int number = 0; number < size; number++) {
            out.writeLong(keys[number]);
            out.writeBoolean(asked[number]);
        }
    }

    /** Reads into a new index. */
    void load(DataInput in) throws IOException {
        int count = in.readInt();
        hand = in.readInt();
        if (count < 0 || count > most || hand < 0 || hand >= most) {
            throw new IOException("an index of " + count + " keys at " + hand);
        }
        while (size < count) {
            long key = in.readLong();
            // The array may be another one once the key is added.
            int number = add(key);
            asked[number] = in.readBoolean();
        }
    }
}
