package io.kumoban.bench.stage;

import io.kumoban.detectors.sigma.event.EventView;
import io.kumoban.detectors.sigma.event.JsonEvent;
import io.kumoban.detectors.sigma.event.MapEvent;
import io.kumoban.detectors.sigma.match.json.JsonView;
import io.kumoban.detectors.sigma.plan.JsonEventValues;
import io.kumoban.detectors.sigma.plan.Plan;
import io.kumoban.detectors.sigma.plan.PlanMatcher;
import io.kumoban.detectors.sigma.rule.Predicate;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Sigma rules on CloudTrail records, with reading the records or without it. Beside it each rule on each record, which has been
 * read, too. See {@link RuleCorpus} for rules and records.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class RulesBenchmark implements Measured {
    /** Records that are kept as they were read; more of them would measure the memory. */
    private static final int READ_RECORDS = 256;

    /** Stands for all rules of the published collections. */
    public static final int EVERYTHING = 0;

    /** Stands for those of them that are about CloudTrail. */
    public static final int ROUTED = -1;

    /** How many rules there are, {@link #EVERYTHING} or {@link #ROUTED}. */
    @Param({"60", "600", "3000", "0", "-1"})
    public int rules = 60;

    /** Whether the bytes of the records are read in each pass. */
    @Param({"false", "true"})
    public boolean reading;

    private List<byte[]> records = List.of();
    private final List<JsonEventValues> read = new ArrayList<>();
    private final List<EventView> views = new ArrayList<>();
    private JsonEventValues values = new JsonEventValues(Plan.compile(List.of()));
    private PlanMatcher matcher = new PlanMatcher(Plan.compile(List.of()), values);
    private RuleByRule plain = new RuleByRule(List.of());

    @Override
    @Setup
    public void prepare() {
        List<byte[]> all = RuleCorpus.records();
        int step = Math.max(1, all.size() / READ_RECORDS);
        records = new ArrayList<>();
        for (int i = 0; i < all.size(); i += step) {
            records.add(all.get(i));
        }
        List<Predicate> predicates = switch (rules) {
            case EVERYTHING -> RuleCorpus.everything();
            case ROUTED -> RuleCorpus.routed();
            default -> RuleCorpus.rules(rules);
        };
        Plan plan = Plan.compile(predicates);
        values = new JsonEventValues(plan);
        matcher = new PlanMatcher(plan, values);
        plain = new RuleByRule(predicates);
        for (byte[] record : records) {
            JsonEventValues kept = new JsonEventValues(plan);
            require(kept.read(record, 0, record.length));
            read.add(kept);
            views.add(new MapEvent(JsonEvent.parse(new String(record, StandardCharsets.UTF_8))));
        }
    }

    private static void require(JsonView.Outcome outcome) {
        if (outcome != JsonView.Outcome.GOOD) {
            throw new IllegalStateException("a record of the benchmark cannot be read: " + outcome);
        }
    }

    @Override
    public long events() {
        return records.size();
    }

    @Override
    public long plainBytes() {
        return reading ? records.stream().mapToLong(record -> record.length).sum() : 0;
    }

    /** Answers how many rules match, and one more. */
    @Benchmark
    public long kumoban() {
        long matches = 1;
        if (reading) {
            matcher.from(values);
            for (byte[] record : records) {
                values.read(record, 0, record.length);
                matches += matcher.match();
            }
        } else {
            for (JsonEventValues event : read) {
                matcher.from(event);
                matches += matcher.match();
            }
        }
        return matches;
    }

    /** The same, each rule on each event as a map that was read before. */
    @Benchmark
    public long ruleByRule() {
        long matches = 1;
        for (EventView event : views) {
            matches += plain.count(event);
        }
        return matches;
    }
}
