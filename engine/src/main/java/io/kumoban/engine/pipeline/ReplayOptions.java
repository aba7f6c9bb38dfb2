package io.kumoban.engine.pipeline;

import io.kumoban.engine.foreign.CsvMapping;
import io.kumoban.engine.source.Inflation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How a replay runs. Nothing in here but {@code learn}, {@code from}, {@code to} and the limits changes a finding.
 *
 * @param paths        what the user named: files, folders, globs, journals, {@code -}
 * @param work         a folder for spilled runs and other temporary files, on a disk with room
 * @param threads      threads for decoding and detecting, 1 or more
 * @param memoryBudget bytes that runs may hold before they are spilled
 * @param learn        how long an account is learned before learning detectors speak
 * @param from         events before this are ignored; milliseconds since 1970, {@link Long#MIN_VALUE} for none
 * @param to           events at or after this are ignored; {@link Long#MAX_VALUE} for none
 * @param slackCalls   how long before a delivery's stamp its CloudTrail events may lie
 * @param slackOthers  the same for flows and DNS queries
 * @param speed        how many times real time, or 0 for as fast as possible
 * @param limits       bounds against hostile input
 * @param scores       whether scores are written
 * @param inflation    which inflater unpacks gzip
 * @param mapping      what the columns of CSV in no known format mean; null when there is none to be read
 */
public record ReplayOptions(
        List<String> paths,
        Path work,
        int threads,
        long memoryBudget,
        Duration learn,
        long from,
        long to,
        Duration slackCalls,
        Duration slackOthers,
        double speed,
        Limits limits,
        boolean scores,
        Inflation inflation,
        @Nullable CsvMapping mapping) {

    /** The standard memory budget of the run pool: 150 MB. */
    public static final long STANDARD_BUDGET = 150L << 20;

    /**
     * Bounds against hostile input.
     *
     * @param record bytes of one record
     * @param depth  nesting of one JSON record
     * @param plain  plain bytes of one file
     * @param ratio  plain bytes for each compressed byte, beyond the first 64 MiB of a file
     */
    public record Limits(int record, int depth, long plain, int ratio) {
        public static final Limits STANDARD = new Limits(16 << 20, 128, 1L << 40, 250);
    }

    /** A replay of these paths with everything at its default, as many threads as the machine has processors. */
    public static ReplayOptions of(List<String> paths, Path work) {
        return new ReplayOptions(
                List.copyOf(paths),
                work,
                Runtime.getRuntime().availableProcessors(),
                STANDARD_BUDGET,
                Duration.ofDays(7),
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                Duration.ofHours(1),
                Duration.ofMinutes(30),
                0,
                Limits.STANDARD,
                false,
                Inflation.AUTO,
                null);
    }

    public ReplayOptions withThreads(int value) {
        return with(draft -> draft.threads = value);
    }

    public ReplayOptions withWork(Path value) {
        return with(draft -> draft.work = value);
    }

    public ReplayOptions withMemoryBudget(long value) {
        return with(draft -> draft.memoryBudget = value);
    }

    /** Only events from a time on and before another, in milliseconds since 1970. */
    public ReplayOptions withSpan(long fromTime, long toTime) {
        return with(draft -> {
            draft.from = fromTime;
            draft.to = toTime;
        });
    }

    /** So many times as fast as real time; 0 for as fast as possible. */
    public ReplayOptions withSpeed(double value) {
        return with(draft -> draft.speed = value);
    }

    public ReplayOptions withScores(boolean value) {
        return with(draft -> draft.scores = value);
    }

    /** Reads CSV in no known format as this says. */
    public ReplayOptions withMapping(CsvMapping value) {
        return with(draft -> draft.mapping = value);
    }

    private ReplayOptions with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return new ReplayOptions(
                paths,
                draft.work,
                draft.threads,
                draft.memoryBudget,
                learn,
                draft.from,
                draft.to,
                slackCalls,
                slackOthers,
                draft.speed,
                limits,
                draft.scores,
                inflation,
                draft.mapping);
    }

    /** What of the options may be changed one by one. */
    private static final class Draft {
        private Path work;
        private int threads;
        private long memoryBudget;
        private long from;
        private long to;
        private double speed;
        private boolean scores;
        private @Nullable CsvMapping mapping;

        Draft(ReplayOptions options) {
            work = options.work;
            threads = options.threads;
            memoryBudget = options.memoryBudget;
            from = options.from;
            to = options.to;
            speed = options.speed;
            scores = options.scores;
            mapping = options.mapping;
        }
    }
}
