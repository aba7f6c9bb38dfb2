package io.kumoban.engine.shard;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Map;
import java.util.TreeMap;

/**
 * When each account was first seen, in event time. Written in stream order by one thread, before the events reach the
 * detectors; as an account's first time never changes, who reads later sees the same. An open table of hashes and times,
 * 16 bytes a place: a time is written before its hash (release), and a hash is read before its time (acquire).
 */
public final class AccountAges {
    private static final VarHandle LONGS = MethodHandles.arrayElementVarHandle(long[].class);
    private static final int FIRST_PLACES = 64;

    /** Hash, time, hash, time and so on; a hash of 0 is a free place. */
    private volatile long[] table = new long[2 * FIRST_PLACES];

    private int size;
    private long lastHash;

    /** Takes note of an event's account; its hash is not 0. */
    public void see(long accountHash, long time) {
        if (accountHash == lastHash) {
            return;
        }
        lastHash = accountHash;
        long[] places = table;
        int at = place(places, accountHash);
        if (places[at] == accountHash) {
            return;
        }
        if (++size * 4 > places.length) {
            places = widened(places);
            table = places;
            at = place(places, accountHash);
        }
        places[at + 1] = time;
        LONGS.setRelease(places, at, accountHash);
    }

    /** Writes all first times, those of events on their way to the detectors too, which will not change any more. */
    public void save(DataOutput out) throws IOException {
        Map<Long, Long> copy = new TreeMap<>();
        long[] places = table;
        for (int at = 0; at < places.length; at += 2) {
            long hash = (long) LONGS.getAcquire(places, at);
            if (hash != 0) {
                copy.put(hash, places[at + 1]);
            }
        }
        out.writeInt(copy.size());
        for (Map.Entry<Long, Long> account : copy.entrySet()) {
            out.writeLong(account.getKey());
            out.writeLong(account.getValue());
        }
    }

    /** Reads what {@link #save} wrote. */
    public void load(DataInput in) throws IOException {
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            see(in.readLong(), in.readLong());
        }
    }

    /** When the account was first seen; the given time when it never was. */
    long firstSeen(long accountHash, long otherwise) {
        long[] places = table;
        int at = place(places, accountHash);
        return (long) LONGS.getAcquire(places, at) == accountHash ? places[at + 1] : otherwise;
    }

    /** Where the hash is, or the free place where it would be. */
    private static int place(long[] places, long hash) {
        int mask = places.length - 1;
        int at = (int) hash * 2 & mask;
        while (true) {
            long there = (long) LONGS.getAcquire(places, at);
            if (there == hash || there == 0) {
                return at;
            }
            at = at + 2 & mask;
        }
    }

    private static long[] widened(long[] places) {
        long[] wider = new long[places.length * 2];
        for (int from = 0; from < places.length; from += 2) {
            if (places[from] != 0) {
                int to = place(wider, places[from]);
                wider[to] = places[from];
                wider[to + 1] = places[from + 1];
            }
        }
        return wider;
    }
}
