package io.kumoban.bench;

import io.kumoban.bench.stage.CallsBenchmark;
import io.kumoban.bench.stage.DetectBenchmark;
import io.kumoban.bench.stage.FindingsBenchmark;
import io.kumoban.bench.stage.FlowsBenchmark;
import io.kumoban.bench.stage.InflateBenchmark;
import io.kumoban.bench.stage.Measured;
import io.kumoban.bench.stage.QueriesBenchmark;
import io.kumoban.bench.stage.ReplayBenchmark;
import io.kumoban.bench.stage.TimelineBenchmark;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A row of the table: what is measured, by which benchmark, and against what. */
enum Stage {
    INFLATE("inflate", "gunzip calls", InflateBenchmark::new, "gzipInputStream", "GZIPInputStream, 512 bytes"),
    LIBDEFLATE("libdeflate", "gunzip calls", InflateBenchmark::new, "jdkInflater", "JDK Inflater, no checks"),
    DECODE_CALLS("decode-calls", "decode CloudTrail", CallsBenchmark::new, "jackson", "Jackson 3 streaming"),
    DECODE_FLOWS("decode-flows", "decode flow text", FlowsBenchmark::new, "stringSplit", "String.split"),
    DECODE_FLOWS_2("decode-flows-2", "decode flow text v2", Stage::versionTwo, "stringSplit", "String.split"),
    DECODE_QUERIES("decode-queries", "decode DNS", QueriesBenchmark::new, "jackson", "Jackson 3 streaming"),
    TIMELINE("timeline", "sort and merge", TimelineBenchmark::new, "listSort", "List.sort of objects"),
    DETECT_CALLS("detect-calls", "detect in calls", () -> detecting("API_CALL"), "hashMapCount", "HashMap counts"),
    DETECT_FLOWS("detect-flows", "detect in flows", () -> detecting("FLOW"), "hashMapCount", "HashMap counts"),
    DETECT_QUERIES("detect-queries", "detect in DNS", () -> detecting("DNS_QUERY"), "hashMapCount", "HashMap counts"),
    FINDINGS("findings", "aggregate findings", FindingsBenchmark::new, "linkedHashMap", "LinkedHashMap, unbounded"),
    REPLAY_1("replay-1", "replay, 1 thread", () -> replaying(1), "inflateAlone", "JDK inflate alone, 1 thread"),
    REPLAY_2("replay-2", "replay, 2 threads", () -> replaying(2), "inflateAlone", "JDK inflate alone, 1 thread");

    /** The benchmark method that stands for us in every class. */
    static final String OURS = "kumoban";

    private final String id;
    private final String what;
    private final Supplier<Measured> maker;
    private final String baseline;
    private final String baselineName;

    Stage(String id, String what, Supplier<Measured> maker, String baseline, String baselineName) {
        this.id = id;
        this.what = what;
        this.maker = maker;
        this.baseline = baseline;
        this.baselineName = baselineName;
    }

    private static Measured versionTwo() {
        FlowsBenchmark benchmark = new FlowsBenchmark();
        benchmark.lines = FlowsBenchmark.VERSION_2;
        return benchmark;
    }

    private static Measured detecting(String family) {
        DetectBenchmark benchmark = new DetectBenchmark();
        benchmark.family = family;
        return benchmark;
    }

    private static Measured replaying(int threads) {
        ReplayBenchmark benchmark = new ReplayBenchmark();
        benchmark.threads = threads;
        return benchmark;
    }

    /** The stages whose ids are named, or begin with what is named and a hyphen; empty when there is none. */
    static List<Stage> named(String name) {
        return Arrays.stream(values())
                .filter(stage -> stage.id.equals(name) || stage.id.startsWith(name + "-"))
                .toList();
    }

    /** The word for the command line. */
    String id() {
        return id;
    }

    /** What is measured, in a few words. */
    String what() {
        return what;
    }

    /** A benchmark of this stage, with its parameters set and not prepared. */
    Measured benchmark() {
        return maker.get();
    }

    /** The benchmark method of the baseline. */
    String baseline() {
        return baseline;
    }

    /** What the baseline is, in a few words. */
    String baselineName() {
        return baselineName;
    }

    /** The parameters that tell this stage from others of its class. */
    Map<String, String> parameters() {
        return switch (benchmark()) {
            case DetectBenchmark detect -> Map.of("family", detect.family);
            case FlowsBenchmark flows -> Map.of("lines", flows.lines);
            case ReplayBenchmark replay -> Map.of("threads", Integer.toString(replay.threads));
            default -> Map.of();
        };
    }
}
