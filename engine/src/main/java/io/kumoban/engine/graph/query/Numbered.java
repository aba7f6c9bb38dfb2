package io.kumoban.engine.graph.query;

import io.kumoban.engine.event.Hashes;
import java.util.Arrays;

/** Numbers from 0 on for 64-bit keys that are not negative, in the order in which they came. */
final class Numbered {
    private static final int FIRST = 64;

    private long[] keys = new long[FIRST];
    private int[] places = new int[2 * FIRST];
    private int size;

    /** The number of a key; equal to the size before where the key is new. */
    int of(long key) {
        int place = home(key);
        while (places[place] != 0) {
            if (keys[places[place] - 1] == key) {
                return places[place] - 1;
            }
            place = place + 1 & places.length - 1;
        }
        if (size == keys.length) {
            widen();
            return of(key);
        }
        keys[size] = key;
        places[place] = ++size;
        return size - 1;
    }

    /** The number of a key; -1 where it has none. */
    int find(long key) {
        int place = home(key);
        while (places[place] != 0) {
            if (keys[places[place] - 1] == key) {
                return places[place] - 1;
            }
            place = place + 1 & places.length - 1;
        }
        return -1;
    }

    private void widen() {
        keys = Arrays.copyOf(keys, 2 * size);
        places = new int[4 * size];
        for (int i = 0; i < size; i++) {
            int place = home(keys[i]);
            while (places[place] != 0) {
                place = place + 1 & places.length - 1;
            }
            places[place] = i + 1;
        }
    }

    int size() {
        return size;
    }

    long key(int number) {
        return keys[number];
    }

    private int home(long key) {
        return (int) Hashes.mix(key) & places.length - 1;
    }
}
