package io.kumoban.bench.shape;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Counts by name. */
final class Counter {
    private final Map<String, Long> counts = new HashMap<>();
    private long total;

    void add(String name) {
        counts.merge(name, 1L, Long::sum);
        total++;
    }

    long total() {
        return total;
    }

    int names() {
        return counts.size();
    }

    long of(String name) {
        return counts.getOrDefault(name, 0L);
    }

    /** How many names were counted once. */
    long alone() {
        return counts.values().stream().filter(count -> count == 1).count();
    }

    /** What share the most frequent have, in per cent. */
    String busiest(long most) {
        long sum = sorted().stream().limit(most).mapToLong(Long::longValue).sum();
        return percent(sum, total);
    }

    /** The variance of the counts over their mean: 1 for happenings that know nothing of each other. */
    String dispersion(long cells) {
        double mean = (double) total / cells;
        double squares = 0;
        for (long count : counts.values()) {
            squares += (count - mean) * (count - mean);
        }
        squares += (cells - counts.size()) * mean * mean;
        return String.format(Locale.ROOT, "%.1f", squares / cells / mean);
    }

    private List<Long> sorted() {
        List<Long> sorted = new ArrayList<>(counts.values());
        sorted.sort(Comparator.reverseOrder());
        return sorted;
    }

    static String percent(long part, long whole) {
        return String.format(Locale.ROOT, "%.1f", 100.0 * part / Math.max(1, whole));
    }
}
