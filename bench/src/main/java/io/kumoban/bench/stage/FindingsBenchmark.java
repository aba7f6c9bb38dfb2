package io.kumoban.bench.stage;

import io.kumoban.engine.asset.Assets;
import io.kumoban.engine.finding.Aggregate;
import io.kumoban.engine.finding.AggregationKey;
import io.kumoban.engine.finding.Finding;
import io.kumoban.engine.finding.FindingJson;
import io.kumoban.engine.finding.FindingStore;
import io.kumoban.engine.pipeline.Replay;
import io.kumoban.engine.pipeline.ReplayOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Aggregating raisings and writing the findings as JSON lines: our bounded store against a map that holds everything.
 * The raisings are those of the demo account, spread over so many resources that they become more findings than the
 * store holds in memory.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class FindingsBenchmark implements Measured {
    private static final int RAISINGS = 16_000;
    private static final int RAISINGS_OF_A_RESOURCE = 10;

    private final FindingJson json = new FindingJson(Assets.NONE);
    private final List<Finding> raisings = new ArrayList<>();
    private Path work = Path.of("");

    /** A finding in a map: its latest raising and what is counted. */
    private static final class Held {
        private final long created;
        private Finding latest;
        private int count;

        Held(Finding first) {
            created = first.time();
            latest = first;
        }
    }

    @Override
    @Setup
    public void prepare() {
        DemoLogs logs = DemoLogs.shared();
        work = logs.work();
        List<Finding> raised = new ArrayList<>();
        new Replay(ReplayOptions.of(List.of(logs.logs().toString()), work).withThreads(1), logs.detectors())
                .run(new KeptFindings(raised));
        for (int i = 0; i < RAISINGS; i++) {
            raisings.add(elsewhere(raised.get(i % raised.size()), i / RAISINGS_OF_A_RESOURCE));
        }
    }

    private static Finding elsewhere(Finding finding, int number) {
        return new Finding(
                finding.detector(),
                finding.type(),
                finding.severity(),
                finding.techniques(),
                finding.title(),
                finding.explanation(),
                finding.account(),
                finding.region(),
                finding.resource() + "-" + number,
                finding.resourceRole(),
                finding.extraKey(),
                finding.observed(),
                finding.usual(),
                finding.score(),
                finding.detail(),
                finding.evidence(),
                null);
    }

    @Override
    public long events() {
        return raisings.size();
    }

    /** The store, which keeps 2,048 bodies in memory and the others as finished lines on disk. Answers bytes of JSON. */
    @Benchmark
    public long kumoban() {
        long[] bytes = new long[1];
        try (FindingStore store = new FindingStore(work, json)) {
            raisings.forEach(store::add);
            store.forEachLine(line -> bytes[0] += line.length);
        }
        return bytes[0];
    }

    /** A {@code LinkedHashMap} from key to latest raising, everything in memory. Answers bytes of JSON. */
    @Benchmark
    public long linkedHashMap() {
        Map<AggregationKey, Held> held = new LinkedHashMap<>();
        for (Finding finding : raisings) {
            Held of = held.computeIfAbsent(AggregationKey.of(finding), unused -> new Held(finding));
            of.latest = finding;
            of.count++;
        }
        long bytes = 0;
        for (Map.Entry<AggregationKey, Held> entry : held.entrySet()) {
            Held of = entry.getValue();
            long last = of.latest.time();
            Aggregate aggregate =
                    new Aggregate(entry.getKey().id(0), of.count, of.created, last, of.created, last, false);
            bytes += json.line(of.latest, aggregate).length;
        }
        return bytes;
    }
}
