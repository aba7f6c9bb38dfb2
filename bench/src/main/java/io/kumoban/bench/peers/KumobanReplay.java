package io.kumoban.bench.peers;

import io.kumoban.bench.WorkFolder;
import io.kumoban.engine.asset.Assets;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.detect.Detectors;
import io.kumoban.engine.detect.Settings;
import io.kumoban.engine.finding.Finding;
import io.kumoban.engine.insight.Insight;
import io.kumoban.engine.list.Lists;
import io.kumoban.engine.pipeline.Reject;
import io.kumoban.engine.pipeline.Replay;
import io.kumoban.engine.pipeline.ReplayOptions;
import io.kumoban.engine.pipeline.Results;
import io.kumoban.engine.pipeline.RunSummary;
import io.kumoban.engine.shard.DetectorSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/** A replay through the public pipeline, as the command does it; what is found is dropped. */
final class KumobanReplay {
    private KumobanReplay() {}

    /** Hits are forgotten when a replay begins again, as its findings would be. */
    private record Unkept(List<LongAdder> hits) implements Results {
        @Override
        public boolean finding(Finding finding) {
            return true;
        }

        @Override
        public void insight(Insight insight) {}

        @Override
        public void score(String detector, long time, String unit, double score) {}

        @Override
        public void reject(Reject reject) {}

        @Override
        public void restart() {
            hits.forEach(LongAdder::reset);
        }
    }

    static Tally ofTenRules(Path input, int threads) throws IOException {
        List<CountingRule> rules = new ArrayList<>();
        for (Suspicion suspicion : Suspicion.values()) {
            rules.add(new CountingRule(suspicion, new LongAdder()));
        }
        RunSummary summary = replay(
                input, threads, rules, rules.stream().map(CountingRule::hits).toList());
        Map<String, Long> hits = new TreeMap<>();
        rules.forEach(rule -> hits.put(rule.suspicion().id(), rule.hits().sum()));
        return tally(summary, hits);
    }

    static Tally ofAllDetectors(Path input, int threads) throws IOException {
        return tally(replay(input, threads, Detectors.load(List.of()), List.of()), Map.of());
    }

    private static Tally tally(RunSummary summary, Map<String, Long> hits) {
        return new Tally(
                summary.account().recordsRead.get(), hits, summary.stages().seconds());
    }

    private static RunSummary replay(
            Path input, int threads, Collection<? extends Detector<?, ?>> detectors, List<LongAdder> hits)
            throws IOException {
        DetectorSet set = DetectorSet.compile(
                detectors, Settings.STANDARD, Lists.NONE, Assets.NONE, Long.MIN_VALUE, Long.MAX_VALUE);
        Path work = Files.createTempDirectory("kumoban-peer");
        try {
            ReplayOptions options =
                    ReplayOptions.of(List.of(input.toString()), work).withThreads(threads);
            return new Replay(options, set).run(new Unkept(hits));
        } finally {
            WorkFolder.delete(work);
        }
    }
}
