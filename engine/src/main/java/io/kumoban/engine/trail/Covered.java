package io.kumoban.engine.trail;

import io.kumoban.engine.event.Hashes;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.collections.LongHashSet;

/** The stretches of time that the digests of a place cover, and the log files that they name: 8 bytes and some a file. */
final class Covered {
    private final TreeMap<Instant, Instant> stretches = new TreeMap<>();
    private final LongHashSet names = new LongHashSet();

    /** Adds the period of a digest; one that begins where another ends prolongs it. */
    void add(Instant from, Instant until) {
        Map.Entry<Instant, Instant> before = stretches.floorEntry(from);
        boolean touches = before != null && !before.getValue().isBefore(from);
        Instant start = touches ? before.getKey() : from;
        Instant end = touches && before.getValue().isAfter(until) ? before.getValue() : until;
        stretches.put(start, end);
    }

    void name(String file) {
        names.add(Hashes.of(file));
    }

    /** Whether digests name a file, but for a hash that two names share. */
    boolean names(String file) {
        return names.contains(Hashes.of(file));
    }

    /** Whether digests cover a moment, which must not lie shortly before the end of a stretch. */
    boolean holds(Instant moment, Duration late) {
        Map.Entry<Instant, Instant> stretch = stretches.lowerEntry(moment);
        return stretch != null && !moment.isAfter(stretch.getValue().minus(late));
    }
}
