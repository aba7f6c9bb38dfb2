package io.kumoban.datasets.score;

import java.util.Map;
import java.util.TreeMap;

/** A set of whole numbers made of stretches; those that touch become one. */
final class Stretches {
    private final TreeMap<Long, Long> lastByFirst = new TreeMap<>();

    /** Adds all numbers from the first to the last. */
    void add(long first, long last) {
        long begin = first;
        long end = last;
        Map.Entry<Long, Long> before = lastByFirst.floorEntry(last + 1);
        while (before != null && before.getValue() >= first - 1) {
            begin = Math.min(begin, before.getKey());
            end = Math.max(end, before.getValue());
            lastByFirst.remove(before.getKey());
            before = lastByFirst.floorEntry(last + 1);
        }
        lastByFirst.put(begin, end);
    }

    boolean covers(long number) {
        Map.Entry<Long, Long> before = lastByFirst.floorEntry(number);
        return before != null && before.getValue() >= number;
    }

    /** How many numbers are in the set. */
    long size() {
        long size = 0;
        for (Map.Entry<Long, Long> stretch : lastByFirst.entrySet()) {
            size += stretch.getValue() - stretch.getKey() + 1;
        }
        return size;
    }
}
