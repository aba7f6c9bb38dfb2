package io.kumoban.engine.pipeline;

import io.kumoban.engine.event.Kind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The account of a run: what came in and what became of it, such that the numbers add up: files found = read + skipped;
 * records read = processed + duplicate + quarantined + ignored. Stages add to it from their own threads.
 */
public final class RunAccount {
    public final AtomicLong filesFound = new AtomicLong();
    public final AtomicLong filesRead = new AtomicLong();
    public final AtomicLong filesSkipped = new AtomicLong();
    /** How many times runs were written to disk for want of memory. */
    public final AtomicLong spills = new AtomicLong();

    public final AtomicLong recordsRead = new AtomicLong();
    public final AtomicLong duplicates = new AtomicLong();
    public final AtomicLong quarantined = new AtomicLong();
    /** Bad values that were read as absent. */
    public final AtomicLong malformedValues = new AtomicLong();
    /** How often a time bound proved wrong and the run began again: 0 or 1. */
    public final AtomicLong restarts = new AtomicLong();

    /** Episodes of unusual API rates that began, and those of them that ended. */
    public final AtomicLong insightsStarted = new AtomicLong();

    public final AtomicLong insightsEnded = new AtomicLong();

    public final AtomicLong compressedBytes = new AtomicLong();
    public final AtomicLong plainBytes = new AtomicLong();

    private final AtomicLongArray processed = new AtomicLongArray(Kind.count());
    private final Map<String, AtomicLong> ignored = new TreeMap<>();
    private final Map<String, String> skipped = new TreeMap<>();
    /** Of {@link #compressedBytes}, what an earlier process had read and this one did not read again. */
    public final AtomicLong resumedBytes = new AtomicLong();

    /** Adds what reading and decoding a part of the input brought; what became of the events is not among it. */
    synchronized void add(Counts part) {
        filesFound.addAndGet(part.filesFound);
        filesRead.addAndGet(part.filesRead);
        recordsRead.addAndGet(part.recordsRead);
        quarantined.addAndGet(part.quarantined);
        malformedValues.addAndGet(part.malformedValues);
        compressedBytes.addAndGet(part.compressedBytes);
        plainBytes.addAndGet(part.plainBytes);
        resumedBytes.addAndGet(part.resumedBytes);
        part.ignored.forEach(this::ignore);
        part.skipped.forEach(this::skip);
    }

    /** A record that is of no use to detectors, with the reason in a word: {@code insight}, {@code nodata}. */
    public synchronized void ignore(String reason, long records) {
        ignored.computeIfAbsent(reason, unused -> new AtomicLong()).addAndGet(records);
    }

    /** A file that is not read, with the reason. */
    public synchronized void skip(String file, String reason) {
        filesSkipped.incrementAndGet();
        skipped.put(file, reason);
    }

    public void process(Kind kind, long events) {
        processed.addAndGet(kind.ordinal(), events);
    }

    public long processed(Kind kind) {
        return processed.get(kind.ordinal());
    }

    public long processed() {
        long sum = 0;
        for (int i = 0; i < Kind.count(); i++) {
            sum += processed.get(i);
        }
        return sum;
    }

    /** Forgets everything. */
    synchronized void clear() {
        for (AtomicLong count : counts()) {
            count.set(0);
        }
        ignored.clear();
        skipped.clear();
    }

    private List<AtomicLong> counts() {
        return List.of(
                filesFound,
                filesRead,
                filesSkipped,
                recordsRead,
                quarantined,
                malformedValues,
                insightsStarted,
                insightsEnded,
                compressedBytes,
                plainBytes,
                resumedBytes);
    }

    /** Ignored records by reason. */
    public synchronized Map<String, Long> ignored() {
        Map<String, Long> copy = new TreeMap<>();
        ignored.forEach((reason, count) -> copy.put(reason, count.get()));
        return copy;
    }

    /** Skipped files with their reasons, by name. */
    public synchronized Map<String, String> skipped() {
        return new TreeMap<>(skipped);
    }

    /** Records that were read and of which nothing has become yet. */
    public long recordsLeft() {
        long ignoredRecords =
                ignored().values().stream().mapToLong(Long::longValue).sum();
        return recordsRead.get() - processed() - duplicates.get() - quarantined.get() - ignoredRecords;
    }

    /** Whether both sums hold. */
    public boolean addsUp() {
        long ignoredRecords =
                ignored().values().stream().mapToLong(Long::longValue).sum();
        return filesFound.get() == filesRead.get() + filesSkipped.get()
                && recordsRead.get() == processed() + duplicates.get() + quarantined.get() + ignoredRecords;
    }

    /** Seconds that each stage worked, filled in at the end. */
    public record Stages(Map<String, Double> seconds) {}

    /**
     * What became of the detectors.
     *
     * @param loaded         ids of those that ran
     * @param inactive       id to the reason why it did not run
     * @param neverEvaluated ids of those that no event ever reached
     * @param forgotten      id to how many keys were forgotten for its cap
     * @param learning       ids of those that stayed silent at least once because an account was being learned, with the
     *                       number of events
     */
    public record Detectors(
            List<String> loaded,
            Map<String, String> inactive,
            List<String> neverEvaluated,
            Map<String, Long> forgotten,
            Map<String, Long> learning) {}
}
