package io.kumoban.bench;

import io.kumoban.bench.stage.AppendBenchmark;
import io.kumoban.bench.stage.CallsBenchmark;
import io.kumoban.bench.stage.DetectBenchmark;
import io.kumoban.bench.stage.DispatchBenchmark;
import io.kumoban.bench.stage.FindingsBenchmark;
import io.kumoban.bench.stage.FlowsBenchmark;
import io.kumoban.bench.stage.GenerateBenchmark;
import io.kumoban.bench.stage.GlobBenchmark;
import io.kumoban.bench.stage.InflateBenchmark;
import io.kumoban.bench.stage.JournalBenchmark;
import io.kumoban.bench.stage.JsonViewBenchmark;
import io.kumoban.bench.stage.ListLoadBenchmark;
import io.kumoban.bench.stage.MatchBenchmark;
import io.kumoban.bench.stage.Measured;
import io.kumoban.bench.stage.MergeBenchmark;
import io.kumoban.bench.stage.NameMatchBenchmark;
import io.kumoban.bench.stage.NeedlesBenchmark;
import io.kumoban.bench.stage.PlaceBenchmark;
import io.kumoban.bench.stage.QueriesBenchmark;
import io.kumoban.bench.stage.ReplayBenchmark;
import io.kumoban.bench.stage.RulesBenchmark;
import io.kumoban.bench.stage.RulesReplayBenchmark;
import io.kumoban.bench.stage.TimelineBenchmark;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A row of the table: what is measured, by which benchmark, and against what. */
enum Stage {
    GENERATE_CALLS("generate-calls", "simulate calls", () -> generating("CALLS"), "objects", Baselines.OBJECTS),
    GENERATE_FLOWS("generate-flows", "simulate flows", () -> generating("FLOWS"), "objects", Baselines.OBJECTS),
    GENERATE_QUERIES("generate-queries", "simulate DNS", () -> generating("DNS"), "objects", Baselines.OBJECTS),
    INFLATE("inflate", "gunzip calls", InflateBenchmark::new, "gzipInputStream", "GZIPInputStream, 512 bytes"),
    LIBDEFLATE("libdeflate", "gunzip calls", InflateBenchmark::new, "jdkInflater", "JDK Inflater, no checks"),
    DECODE_CALLS("decode-calls", "decode CloudTrail", CallsBenchmark::new, "jackson", "Jackson 3 streaming"),
    DECODE_CALLS_STANDARD(
            "decode-calls-24", "decode CloudTrail, 24 fields", Stage::standardCalls, "jackson", "Jackson 3 streaming"),
    DECODE_FLOWS("decode-flows", "decode flow text", FlowsBenchmark::new, "stringSplit", "String.split"),
    DECODE_FLOWS_2("decode-flows-2", "decode flow text v2", Stage::versionTwo, "stringSplit", "String.split"),
    DECODE_QUERIES("decode-queries", "decode DNS", QueriesBenchmark::new, "jackson", "Jackson 3 streaming"),
    JOURNAL_CALLS("journal-calls", "journal to calls", () -> reading("API_CALL"), "textDecoder", "decode-calls"),
    JOURNAL_FLOWS("journal-flows", "journal to flows", () -> reading("FLOW"), "textDecoder", "decode-flows"),
    JOURNAL_QUERIES("journal-queries", "journal to DNS", () -> reading("DNS_QUERY"), "textDecoder", "decode-queries"),
    APPEND_CALLS("append-calls", "calls to journal", () -> appending("API_CALL"), "textDecoder", "decode-calls"),
    APPEND_FLOWS("append-flows", "flows to journal", () -> appending("FLOW"), "textDecoder", "decode-flows"),
    APPEND_QUERIES("append-queries", "DNS to journal", () -> appending("DNS_QUERY"), "textDecoder", "decode-queries"),
    TIMELINE("timeline", "sort and merge", TimelineBenchmark::new, "listSort", "List.sort of objects"),
    MERGE("merge", "order small runs", MergeBenchmark::new, "heap", "PriorityQueue of runs"),
    DISPATCH("dispatch", "deal out to shards", DispatchBenchmark::new, "lists", "a list for each shard"),
    DETECT_CALLS(
            "detect-calls", "detect in calls", () -> detecting("API_CALL", false), "hashMapCount", "HashMap counts"),
    DETECT_FLOWS("detect-flows", "detect in flows", () -> detecting("FLOW", false), "hashMapCount", "HashMap counts"),
    DETECT_QUERIES(
            "detect-queries", "detect in DNS", () -> detecting("DNS_QUERY", false), "hashMapCount", "HashMap counts"),
    QUIET_CALLS(
            "quiet-calls", "raise nothing: calls", () -> detecting("API_CALL", true), "hashMapCount", "HashMap counts"),
    QUIET_FLOWS("quiet-flows", "raise nothing: flows", () -> detecting("FLOW", true), "hashMapCount", "HashMap counts"),
    QUIET_QUERIES(
            "quiet-queries",
            "raise nothing: DNS",
            () -> detecting("DNS_QUERY", true),
            "hashMapCount",
            "HashMap counts"),
    LIST_MATCH("list-match", "match 2 M addresses", MatchBenchmark::new, "treeMap", "TreeMap.floorEntry"),
    LIST_MATCH_NAMES("list-match-names", "match 2 M domains", NameMatchBenchmark::new, "hashSet", "HashSet of String"),
    LIST_IPS("list-ips", "load 2 M addresses", () -> loading("ips"), "hashSet", "HashSet of InetAddress"),
    LIST_DOMAINS("list-domains", "load 2 M domains", () -> loading("domains"), "hashSet", "HashSet of String"),
    PLACES("places", "find places", PlaceBenchmark::new, "treeMap", "TreeMap.floorEntry"),
    RULES_60("rules-60", "60 Sigma rules", () -> matching(60, false), "ruleByRule", Baselines.RULE_BY_RULE),
    RULES_600("rules-600", "600 Sigma rules", () -> matching(600, false), "ruleByRule", Baselines.RULE_BY_RULE),
    RULES_3000("rules-3000", "3,000 Sigma rules", () -> matching(3_000, false), "ruleByRule", Baselines.RULE_BY_RULE),
    RULES_READ(
            "rules-read", "read JSON, 3,000 rules", () -> matching(3_000, true), "ruleByRule", Baselines.RULE_BY_RULE),
    RULES_PUBLIC(
            "rules-public",
            "read JSON, all public rules",
            () -> matching(RulesBenchmark.EVERYTHING, true),
            "ruleByRule",
            Baselines.RULE_BY_RULE),
    RULES_ROUTED(
            "rules-routed",
            "read JSON, public rules of its log",
            () -> matching(RulesBenchmark.ROUTED, true),
            "ruleByRule",
            Baselines.RULE_BY_RULE),
    SIGMA_NEEDLES_60(
            "sigma-needles-60", "find 60 substrings", () -> needles(60), "ahoCorasick", "org.ahocorasick over strings"),
    SIGMA_NEEDLES_600(
            "sigma-needles-600",
            "find 600 substrings",
            () -> needles(600),
            "ahoCorasick",
            "org.ahocorasick over strings"),
    SIGMA_NEEDLES_3000(
            "sigma-needles-3000",
            "find 3,000 substrings",
            () -> needles(3000),
            "ahoCorasick",
            "org.ahocorasick over strings"),
    SIGMA_GLOB("sigma-glob", "fit 10 wildcards", GlobBenchmark::new, "javaRegex", "java.util.regex"),
    SIGMA_JSON("sigma-json", "10 paths of a record", JsonViewBenchmark::new, "jackson", "Jackson 3 streaming"),
    FINDINGS("findings", "aggregate findings", FindingsBenchmark::new, "linkedHashMap", "LinkedHashMap, unbounded"),
    REPLAY_1(
            "replay-1",
            "replay, 1 thread",
            () -> replaying(ReplayBenchmark.ALL, 1),
            "inflateAlone",
            Baselines.JDK_INFLATE),
    REPLAY_2(
            "replay-2",
            "replay, 2 threads",
            () -> replaying(ReplayBenchmark.ALL, 2),
            "inflateAlone",
            Baselines.JDK_INFLATE),
    RULES_REPLAY_60(
            "rules-replay-60",
            "replay of calls, 60 rules",
            () -> replayingRules(60),
            "withoutRules",
            Baselines.NO_RULES),
    RULES_REPLAY_3000(
            "rules-replay-3000",
            "replay of calls, 3,000 rules",
            () -> replayingRules(3_000),
            "withoutRules",
            Baselines.NO_RULES),
    REPLAY_FLOWS(
            "replay-flows",
            "replay of flows, 2 threads",
            () -> replaying("FLOW", 2),
            "inflateAlone",
            Baselines.JDK_INFLATE),
    REPLAY_QUERIES(
            "replay-queries",
            "replay of DNS, 2 threads",
            () -> replaying("DNS_QUERY", 2),
            "inflateAlone",
            Baselines.JDK_INFLATE);

    private static final class Baselines {
        static final String OBJECTS = "objects and texts, as in the demo";
        static final String NO_RULES = "the same without rules";
        static final String RULE_BY_RULE = "one rule after the other";
        static final String JDK_INFLATE = "JDK inflate alone, 1 thread";
    }

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

    private static Measured standardCalls() {
        CallsBenchmark benchmark = new CallsBenchmark();
        benchmark.fields = CallsBenchmark.STANDARD;
        return benchmark;
    }

    private static Measured matching(int rules, boolean reading) {
        RulesBenchmark benchmark = new RulesBenchmark();
        benchmark.rules = rules;
        benchmark.reading = reading;
        return benchmark;
    }

    private static Measured replayingRules(int rules) {
        RulesReplayBenchmark benchmark = new RulesReplayBenchmark();
        benchmark.rules = rules;
        return benchmark;
    }

    private static Measured needles(int count) {
        NeedlesBenchmark benchmark = new NeedlesBenchmark();
        benchmark.needles = count;
        return benchmark;
    }

    private static Measured generating(String family) {
        GenerateBenchmark benchmark = new GenerateBenchmark();
        benchmark.family = family;
        return benchmark;
    }

    private static Measured versionTwo() {
        FlowsBenchmark benchmark = new FlowsBenchmark();
        benchmark.lines = FlowsBenchmark.VERSION_2;
        return benchmark;
    }

    private static Measured detecting(String family, boolean quiet) {
        DetectBenchmark benchmark = new DetectBenchmark();
        benchmark.family = family;
        benchmark.quiet = quiet;
        return benchmark;
    }

    private static Measured reading(String family) {
        JournalBenchmark benchmark = new JournalBenchmark();
        benchmark.family = family;
        return benchmark;
    }

    private static Measured appending(String family) {
        AppendBenchmark benchmark = new AppendBenchmark();
        benchmark.family = family;
        return benchmark;
    }

    private static Measured loading(String kind) {
        ListLoadBenchmark benchmark = new ListLoadBenchmark();
        benchmark.kind = kind;
        return benchmark;
    }

    private static Measured replaying(String family, int threads) {
        ReplayBenchmark benchmark = new ReplayBenchmark();
        benchmark.family = family;
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

    /** Whether it is a whole replay, from files to findings. */
    boolean isReplay() {
        return benchmark() instanceof ReplayBenchmark;
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
            case GenerateBenchmark generate -> Map.of("family", generate.family);
            case DetectBenchmark detect -> Map.of("family", detect.family, "quiet", Boolean.toString(detect.quiet));
            case JournalBenchmark journal -> Map.of("family", journal.family);
            case AppendBenchmark append -> Map.of("family", append.family);
            case CallsBenchmark calls -> Map.of("fields", calls.fields);
            case FlowsBenchmark flows -> Map.of("lines", flows.lines);
            case RulesBenchmark rules ->
                Map.of("rules", Integer.toString(rules.rules), "reading", Boolean.toString(rules.reading));
            case RulesReplayBenchmark replay -> Map.of("rules", Integer.toString(replay.rules));
            case NeedlesBenchmark needles -> Map.of("needles", Integer.toString(needles.needles));
            case ListLoadBenchmark load -> Map.of("kind", load.kind);
            case ReplayBenchmark replay -> Map.of("family", replay.family, "threads", Integer.toString(replay.threads));
            default -> Map.of();
        };
    }
}
