package io.kumoban.bench.stage;

import static java.util.Objects.requireNonNull;

import io.kumoban.datasets.simulator.Happenings;
import io.kumoban.datasets.simulator.Simulation;
import io.kumoban.datasets.simulator.SimulationRun;
import io.kumoban.datasets.simulator.SimulationSummary;
import io.kumoban.datasets.simulator.plan.FlowFields;
import io.kumoban.datasets.simulator.plan.LogFamily;
import io.kumoban.datasets.simulator.plan.Mix;
import io.kumoban.datasets.simulator.plan.SimulationOptions;
import java.time.Instant;
import java.util.EnumSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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
 * Simulating one family of an account's day on one thread and dropping the files, against building as many records of one
 * shape as objects and texts, as the demo account does.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class GenerateBenchmark implements Measured {
    private static final long EVENTS = 400_000;

    /** Which family. */
    @Param({"CALLS", "FLOWS", "DNS"})
    public String family = "FLOWS";

    private @Nullable Simulation simulation;
    private @Nullable RecordObjects objects;
    private long events;
    private long plainBytes;

    @Override
    @Setup
    public void prepare() {
        LogFamily wanted = LogFamily.valueOf(family);
        Mix mix = Mix.parse(
                switch (wanted) {
                    case CALLS -> "1:0:0";
                    case FLOWS -> "0:1:0";
                    case DNS -> "0:0:1";
                });
        simulation = new Simulation(
                new SimulationOptions(
                        1,
                        1,
                        1,
                        Instant.parse("2026-03-02T00:00:00Z"),
                        EVENTS,
                        mix,
                        EnumSet.of(wanted),
                        FlowFields.FULL),
                Happenings.NONE);
        SimulationSummary summary = make();
        events = summary.tally().records(wanted);
        plainBytes = summary.tally().bytes(wanted);
        objects = new RecordObjects(wanted);
    }

    @Override
    public long events() {
        return events;
    }

    @Override
    public long plainBytes() {
        return plainBytes;
    }

    /** The simulator: habits, dice, records as bytes, and files in their order. */
    @Benchmark
    public long kumoban() {
        return make().tally().records();
    }

    /** As many records of one shape, each built as objects and turned into a text. */
    @Benchmark
    public long objects() {
        RecordObjects builder = requireNonNull(objects, "prepare() comes first");
        long records = 0;
        for (long i = 0; i < events; i++) {
            records += builder.next(i);
        }
        return records;
    }

    private SimulationSummary make() {
        return new SimulationRun(requireNonNull(simulation, "prepare() comes first")).discard(1);
    }
}
