package io.kumoban.engine.shard;

import io.kumoban.engine.detect.State;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Supplier;
import org.agrona.collections.Long2LongHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The states of one detector in one shard, by key. A cap and an idle time bound it: the longest untouched key is
 * forgotten first. 52 bytes a key beside the state itself. What is forgotten depends on the shard's own events alone.
 */
final class KeyedStates<S extends State> {
    /** Stands for a state without an armed timer. */
    static final long NO_TIMER = Long.MAX_VALUE;

    private static final int NONE = -1;

    private final Supplier<S> fresh;
    private final int cap;
    private final long idleMillis;
    private final Long2LongHashMap places = new Long2LongHashMap(NONE);
    private @Nullable Object[] states = new Object[8];
    private long[] keys = new long[8];
    private long[] touched = new long[8];
    private long[] due = new long[8];
    private long[] account = new long[8];
    private int[] older = new int[8];
    private int[] newer = new int[8];
    private int oldest = NONE;
    private int newest = NONE;
    private int used;
    private int free = NONE;
    private long forgotten;

    KeyedStates(Supplier<S> fresh, int cap, long idleMillis) {
        this.fresh = fresh;
        this.cap = cap;
        this.idleMillis = idleMillis;
    }

    /** The place of a key's state, made anew when it is unknown or was idle for too long. */
    int touch(long key, long time, long accountHash) {
        int place = (int) places.get(key);
        if (place == NONE) {
            if (places.size() >= cap) {
                forget(oldest);
                forgotten++;
            }
            place = take();
            places.put(key, place);
            keys[place] = key;
            states[place] = fresh.get();
            due[place] = NO_TIMER;
            append(place);
        } else {
            if (idleMillis != Long.MAX_VALUE && touched[place] < time - idleMillis) {
                states[place] = fresh.get();
                due[place] = NO_TIMER;
            }
            if (place != newest) {
                unlink(place);
                append(place);
            }
        }
        touched[place] = time;
        account[place] = accountHash;
        return place;
    }

    /** The place of a key's state, or -1, without touching it. */
    int find(long key) {
        return (int) places.get(key);
    }

    @SuppressWarnings("unchecked")
    S state(int place) {
        return (S) Objects.requireNonNull(states[place], "a place in use has a state");
    }

    void replace(int place, S state) {
        states[place] = state;
    }

    long key(int place) {
        return keys[place];
    }

    long account(int place) {
        return account[place];
    }

    /** When the state's timer is due, or {@link #NO_TIMER}. */
    long due(int place) {
        return due[place];
    }

    void arm(int place, long time) {
        due[place] = time;
    }

    int size() {
        return places.size();
    }

    /** How many keys were forgotten for the cap. */
    long forgotten() {
        return forgotten;
    }

    /** Counts what is forgotten anew. */
    void beginAccount() {
        forgotten = 0;
    }

    S fresh() {
        return fresh.get();
    }

    /** Writes all states, the longest untouched first. */
    void save(DataOutput out) throws IOException {
        out.writeLong(forgotten);
        out.writeInt(places.size());
        for (int place = oldest; place != NONE; place = newer[place]) {
            out.writeLong(keys[place]);
            out.writeLong(touched[place]);
            out.writeLong(due[place]);
            out.writeLong(account[place]);
            state(place).save(out);
        }
    }

    /** Reads into an empty table what {@link #save} wrote. */
    void load(DataInput in) throws IOException {
        forgotten = in.readLong();
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            int place = take();
            keys[place] = in.readLong();
            touched[place] = in.readLong();
            due[place] = in.readLong();
            account[place] = in.readLong();
            S state = fresh.get();
            state.load(in);
            states[place] = state;
            places.put(keys[place], place);
            append(place);
        }
    }

    private int take() {
        if (free != NONE) {
            int place = free;
            free = newer[place];
            return place;
        }
        if (used == keys.length) {
            grow(used * 2);
        }
        return used++;
    }

    private void forget(int place) {
        places.remove(keys[place]);
        unlink(place);
        states[place] = null;
        due[place] = NO_TIMER;
        newer[place] = free;
        free = place;
    }

    private void append(int place) {
        older[place] = newest;
        newer[place] = NONE;
        if (newest != NONE) {
            newer[newest] = place;
        }
        newest = place;
        if (oldest == NONE) {
            oldest = place;
        }
    }

    private void unlink(int place) {
        if (older[place] == NONE) {
            oldest = newer[place];
        } else {
            newer[older[place]] = newer[place];
        }
        if (newer[place] == NONE) {
            newest = older[place];
        } else {
            older[newer[place]] = older[place];
        }
    }

    private void grow(int capacity) {
        states = Arrays.copyOf(states, capacity);
        keys = Arrays.copyOf(keys, capacity);
        touched = Arrays.copyOf(touched, capacity);
        due = Arrays.copyOf(due, capacity);
        account = Arrays.copyOf(account, capacity);
        older = Arrays.copyOf(older, capacity);
        newer = Arrays.copyOf(newer, capacity);
    }
}
