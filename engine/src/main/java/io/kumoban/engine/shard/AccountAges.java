package io.kumoban.engine.shard;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When each account was first seen, in event time. Written in stream order by one thread, before the events reach the
 * detectors; as an account's first time never changes, who reads later sees the same.
 */
public final class AccountAges {
    private final ConcurrentHashMap<Long, Long> firstSeen = new ConcurrentHashMap<>();
    private long lastHash;

    /** Takes note of an event's account. */
    public void see(long accountHash, long time) {
        if (accountHash != lastHash) {
            firstSeen.putIfAbsent(accountHash, time);
            lastHash = accountHash;
        }
    }

    /** Writes all first times, those of events on their way to the detectors too, which will not change any more. */
    public void save(DataOutput out) throws IOException {
        Map<Long, Long> copy = new TreeMap<>(firstSeen);
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
            firstSeen.put(in.readLong(), in.readLong());
        }
    }

    /** When the account was first seen; the given time when it never was. */
    long firstSeen(long accountHash, long otherwise) {
        return firstSeen.getOrDefault(accountHash, otherwise);
    }
}
