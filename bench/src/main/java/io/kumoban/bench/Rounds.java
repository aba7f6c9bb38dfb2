package io.kumoban.bench;

import static java.util.Objects.requireNonNull;

import io.kumoban.bench.stage.DemoLogs;
import io.kumoban.bench.stage.Measured;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs stages with JMH in rounds. A round gives every stage one JVM of its own and its baseline another, one right after
 * the other and the first of the two in turn, so that what the machine does besides strikes both alike.
 */
final class Rounds {
    private static final String ALLOCATED = "gc.alloc.rate.norm";
    private static final List<String> HEAP = List.of("-Xms1g", "-Xmx1g");

    private final DemoLogs demo;
    private final PrintStream progress;

    Rounds(DemoLogs demo, PrintStream progress) {
        this.demo = demo;
        this.progress = progress;
    }

    private static final class Pairs {
        private final long events;
        private final long plainBytes;
        private final List<Sample> ours = new ArrayList<>();
        private final List<Sample> baseline = new ArrayList<>();

        Pairs(Measured prepared) {
            events = prepared.events();
            plainBytes = prepared.plainBytes();
        }
    }

    /**
     * Measures the stages.
     *
     * @throws IllegalStateException when a benchmark fails
     */
    List<Figures> measure(Collection<Stage> stages, int rounds) {
        Map<Stage, Pairs> pairs = new EnumMap<>(Stage.class);
        for (Stage stage : stages) {
            Measured benchmark = stage.benchmark();
            benchmark.prepare();
            pairs.put(stage, new Pairs(benchmark));
        }
        for (int round = 0; round < rounds; round++) {
            for (Map.Entry<Stage, Pairs> entry : pairs.entrySet()) {
                progress.printf(
                        "round %d of %d: %s%n",
                        round + 1, rounds, entry.getKey().id());
                pair(entry.getKey(), entry.getValue(), round % 2 == 0);
            }
        }
        List<Figures> figures = new ArrayList<>();
        pairs.forEach(
                (stage, all) -> figures.add(new Figures(stage, all.events, all.plainBytes, all.ours, all.baseline)));
        return figures;
    }

    private void pair(Stage stage, Pairs into, boolean oursFirst) {
        if (oursFirst) {
            into.ours.add(fork(stage, Stage.OURS, into.events));
        }
        into.baseline.add(fork(stage, stage.baseline(), into.events));
        if (!oursFirst) {
            into.ours.add(fork(stage, Stage.OURS, into.events));
        }
    }

    private Sample fork(Stage stage, String method, long events) {
        String name = stage.benchmark().getClass().getName().replace(".", "\\.") + "\\." + method + "$";
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + name)
                .forks(1)
                .operationsPerInvocation(Math.toIntExact(events))
                .addProfiler(GCProfiler.class)
                .jvmArgsAppend(arguments())
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true);
        stage.parameters().forEach(options::param);
        try {
            RunResult result = new Runner(options.build()).runSingle();
            Result<?> allocated = requireNonNull(
                    result.getSecondaryResults().get(ALLOCATED), "the allocation profiler tells bytes an operation");
            return new Sample(nanos(result), allocated.getScore());
        } catch (RunnerException e) {
            throw new IllegalStateException(
                    "The benchmark " + stage.id() + " (" + method + ") failed: " + e.getMessage()
                            + "; run it alone with " + "./kumoban bench " + stage.id() + " to see why.",
                    e);
        }
    }

    /** What each JVM is told besides; to be given at once, since JMH keeps what it was given last. */
    private String[] arguments() {
        List<String> arguments = new ArrayList<>(HEAP);
        arguments.add("-D" + DemoLogs.FOLDER + "=" + demo.folder());
        return arguments.toArray(String[]::new);
    }

    private static double nanos(RunResult result) {
        List<Double> scores = new ArrayList<>();
        for (BenchmarkResult fork : result.getBenchmarkResults()) {
            for (IterationResult iteration : fork.getIterationResults()) {
                scores.add(iteration.getPrimaryResult().getScore());
            }
        }
        return Sample.median(scores.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
