package io.kumoban.engine.pipeline;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** How long each stage worked, waiting left out. */
final class StageClock {
    private final ConcurrentHashMap<String, AtomicLong> nanos = new ConcurrentHashMap<>();

    void time(String stage, Runnable step) {
        long start = System.nanoTime();
        try {
            step.run();
        } finally {
            nanos.computeIfAbsent(stage, unused -> new AtomicLong()).addAndGet(System.nanoTime() - start);
        }
    }

    Map<String, Double> seconds() {
        Map<String, Double> seconds = new TreeMap<>();
        nanos.forEach((stage, sum) -> seconds.put(stage, sum.get() / 1e9));
        return seconds;
    }
}
