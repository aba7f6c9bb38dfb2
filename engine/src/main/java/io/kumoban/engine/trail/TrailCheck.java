package io.kumoban.engine.trail;

import io.kumoban.engine.source.DeliveryStamp;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Verifies the log files of a folder as {@code aws cloudtrail validate-logs} does, without AWS: every digest against its
 * signature and the digest after it, every log file against the digest that names it.
 */
public final class TrailCheck {
    /** A file stamped so shortly before a digest's end may be named by the next one. */
    private static final Duration LATE = Duration.ofMinutes(15);

    private final Path folder;
    private final PublicKeys keys;
    private final Signatures signatures;
    private final Span span;
    private final List<Problem> problems = new ArrayList<>();
    private long total;

    /**
     * A stretch of time.
     *
     * @param from  {@link Instant#MIN} for all
     * @param until {@link Instant#MAX} for all
     */
    public record Span(Instant from, Instant until) {
        /** Everything that there is. */
        public static final Span ALL = new Span(Instant.MIN, Instant.MAX);
    }

    private TrailCheck(Path folder, PublicKeys keys, Signatures signatures, Span span) {
        this.folder = folder;
        this.keys = keys;
        this.signatures = signatures;
        this.span = span;
    }

    /**
     * Verifies a folder.
     *
     * @param folder     a copy of a bucket, a part of one, or a folder that holds some
     * @param signatures those that no digest tells: of the newest of each chain
     * @param span       only digests of periods that touch it count
     * @throws TrailError when the folder cannot be read
     */
    public static TrailReport run(Path folder, PublicKeys keys, Signatures signatures, Span span) {
        return new TrailCheck(folder, keys, signatures, span).run();
    }

    private TrailReport run() {
        if (!Files.isDirectory(folder)) {
            throw new TrailError("There is no folder " + folder + "; name the copy of a bucket or a part of it.");
        }
        TrailFolder listed = TrailFolder.list(folder);
        List<TrailReport.Chain> chains = new ArrayList<>();
        SortedMap<String, Covered> covered = new TreeMap<>();
        for (Map.Entry<String, List<TrailFolder.Entry>> chain : listed.chains().entrySet()) {
            Covered place = covered.computeIfAbsent(listed.placeOf(chain.getKey()), unused -> new Covered());
            ChainCheck check = new ChainCheck(
                    folder, chain.getKey(), new ChainCheck.Knowledge(keys, signatures), span, place, this::add);
            check.run(chain.getValue()).ifPresent(chains::add);
        }
        covered.forEach((place, named) -> unnamed(listed.logsOf(place), named));
        return new TrailReport(chains, List.copyOf(problems), total);
    }

    private void unnamed(List<TrailFolder.Entry> logs, Covered covered) {
        logs.stream()
                .filter(log -> log.stamp() != DeliveryStamp.NONE)
                .filter(log -> covered.holds(Instant.ofEpochMilli(log.stamp()), LATE))
                .map(TrailFolder.Entry::name)
                .filter(name -> !covered.names(name))
                .sorted()
                .forEach(name -> add(new Problem(
                        Problem.Kind.LOG_UNNAMED,
                        name,
                        "No digest of its time names it, so nothing tells whether CloudTrail delivered it.")));
    }

    private void add(Problem problem) {
        total++;
        if (problems.size() < TrailReport.MOST_PROBLEMS) {
            problems.add(problem);
        }
    }
}
