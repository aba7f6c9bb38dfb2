package io.kumoban.bench.peers;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Runs all jobs in rounds, one after the other and in the other direction every second round, and checks the hits. */
final class Comparison {
    private final Corpus corpus;
    private final Starter starter;
    private final PrintStream progress;
    private final Map<String, Long> hits = new TreeMap<>();
    private @Nullable Job first;

    Comparison(Corpus corpus, Starter starter, PrintStream progress) {
        this.corpus = corpus;
        this.starter = starter;
        this.progress = progress;
    }

    /**
     * Measures.
     *
     * @throws UnequalHits when two peers do not count the same
     */
    Standings run(List<Job> jobs, int rounds) {
        Map<Job, List<List<Measurement>>> measured = new LinkedHashMap<>();
        jobs.forEach(job -> measured.put(job, new ArrayList<>()));
        for (int round = 0; round < rounds; round++) {
            List<Job> order = round % 2 == 0 ? jobs : jobs.reversed();
            for (Job job : order) {
                progress.printf(
                        "run %d of %d: %s, %s, %s%n",
                        round + 1,
                        rounds,
                        job.words(),
                        job.face().words(),
                        job.threads() == 1 ? "1 thread" : job.threads() + " threads");
                List<Measurement> measurements = starter.run(job, corpus.path(job.face()));
                measurements.forEach(measurement -> check(job, measurement));
                measured.computeIfAbsent(job, unused -> new ArrayList<>()).add(measurements);
            }
        }
        List<Row> rows = new ArrayList<>();
        measured.forEach((job, runs) -> rows.add(new Row(job, runs)));
        return new Standings(corpus, rounds, rows, hits);
    }

    private void check(Job job, Measurement measurement) {
        Tally tally = measurement.tally();
        if (measurement.missing() != null
                || tally.records() == 0 && tally.hits().isEmpty()) {
            return;
        }
        if (tally.records() != corpus.records()) {
            throw new UnequalHits("%s read %d records of %s, and there are %d; no figure of this run counts."
                    .formatted(job.words(), tally.records(), job.face().words(), corpus.records()));
        }
        if (tally.hits().isEmpty()) {
            return;
        }
        Job before = first;
        if (before == null) {
            first = job;
            hits.putAll(tally.hits());
        } else if (!hits.equals(tally.hits())) {
            throw new UnequalHits("%s over %s counts %s, but %s over %s counted %s; no figure of this run counts."
                    .formatted(
                            job.words(),
                            job.face().words(),
                            tally.hits(),
                            before.words(),
                            before.face().words(),
                            hits));
        }
    }
}
