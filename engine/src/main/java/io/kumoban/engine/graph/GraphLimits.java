package io.kumoban.engine.graph;

import java.time.Duration;

/**
 * What a graph keeps.
 *
 * @param bucket    how long a bucket of time is: whole hours that divide a day, so 1 to 24; buckets begin at midnight UTC
 * @param retention how far behind the newest event time a bucket may end before its edges are forgotten; at least a bucket
 * @param mostEdges how many edges there are at most, 1 to {@link #MOST_EDGES}; beyond them the oldest are forgotten
 */
public record GraphLimits(Duration bucket, Duration retention, int mostEdges) {
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final Duration LONGEST = Duration.ofDays(36_525);

    /** What an edge table can number. */
    public static final int MOST_EDGES = (1 << 27) - 2;
    /** A day a bucket, a year, twenty million edges: some 1.2 GB when all of it is in use. */
    public static final GraphLimits STANDARD = new GraphLimits(Duration.ofDays(1), Duration.ofDays(365), 20_000_000);

    public GraphLimits {
        long hours = bucket.toHours();
        if (hours < 1 || 24 % hours != 0 || !bucket.equals(Duration.ofHours(hours))) {
            throw new IllegalArgumentException(
                    "a bucket is 1, 2, 3, 4, 6, 8, 12 or 24 hours long, not " + bucket.toMinutes() + " minutes");
        }
        if (retention.compareTo(bucket) < 0 || retention.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("the retention is a bucket at least and a hundred years at most");
        }
        if (mostEdges < 1 || mostEdges > MOST_EDGES) {
            throw new IllegalArgumentException("there may be 1 to %,d edges, not %,d".formatted(MOST_EDGES, mostEdges));
        }
    }

    /** The length of a bucket in milliseconds. */
    public long bucketMillis() {
        return bucket.toMillis();
    }

    /** The length of a bucket in hours. */
    public int bucketHours() {
        return (int) (bucket.toMillis() / HOUR);
    }
}
