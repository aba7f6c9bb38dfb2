package io.kumoban.engine.shard;

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

    /** When the account was first seen; the given time when it never was. */
    long firstSeen(long accountHash, long otherwise) {
        return firstSeen.getOrDefault(accountHash, otherwise);
    }
}
