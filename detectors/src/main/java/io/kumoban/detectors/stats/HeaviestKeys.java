package io.kumoban.detectors.stats;

import io.kumoban.engine.detect.State;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The heaviest keys of a stream of (key, weight), by Space-Saving (Metwally, Agrawal, El Abbadi, ICDT 2005): 16
 * counters, none of which is ever below the true weight of its key. 256 bytes.
 */
public final class HeaviestKeys implements State {
    private static final int COUNTERS = 16;

    private final long[] keys = new long[COUNTERS];
    private final long[] weights = new long[COUNTERS];

    /** Adds weight to a key. The key must not be zero. */
    public void add(long key, long weight) {
        int lightest = 0;
        for (int i = 0; i < COUNTERS; i++) {
            if (keys[i] == key) {
                weights[i] += weight;
                return;
            }
            if (weights[i] < weights[lightest]) {
                lightest = i;
            }
        }
        keys[lightest] = key;
        weights[lightest] += weight;
    }

    /** The weight of the heaviest key: exact with up to 16 keys, else never too small. */
    public long heaviest() {
        long heaviest = 0;
        for (long weight : weights) {
            heaviest = Math.max(heaviest, weight);
        }
        return heaviest;
    }

    /** Forgets all keys. */
    public void clear() {
        Arrays.fill(keys, 0);
        Arrays.fill(weights, 0);
    }

    @Override
    public void save(DataOutput out) throws IOException {
        for (int i = 0; i < COUNTERS; i++) {
            out.writeLong(keys[i]);
            out.writeLong(weights[i]);
        }
    }

    @Override
    public void load(DataInput in) throws IOException {
        for (int i = 0; i < COUNTERS; i++) {
            keys[i] = in.readLong();
            weights[i] = in.readLong();
        }
    }
}
