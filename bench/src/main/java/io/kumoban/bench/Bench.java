package io.kumoban.bench;

import static java.util.Objects.requireNonNull;

import io.kumoban.bench.board.Board;
import io.kumoban.bench.captures.Captures;
import io.kumoban.bench.cases.Cases;
import io.kumoban.bench.cases.RulesCases;
import io.kumoban.bench.flood.Flood;
import io.kumoban.bench.graph.Graph;
import io.kumoban.bench.graph.Store;
import io.kumoban.bench.kill.Kills;
import io.kumoban.bench.mutate.Mutate;
import io.kumoban.bench.peers.Peers;
import io.kumoban.bench.shape.Shape;
import io.kumoban.bench.stage.DemoLogs;
import io.kumoban.bench.structure.Structure;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code kumoban bench}: measures stages and prints one table. */
@Command(
        name = "kumoban bench",
        description = {
            "Measures each stage of a replay against a plain way of doing the same, over the generated demo account,"
                    + " and prints one table: nanoseconds and allocated bytes an event, and how many times as long the"
                    + " baseline takes.",
            "",
            "A whole run takes about seven minutes; progress goes to standard error."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  kumoban bench                          all stages, two rounds",
            "  kumoban bench decode                   the three decoders",
            "  kumoban bench timeline replay-2        two stages",
            "  kumoban bench --full --json all.json   five rounds, and every figure in a file",
            "  kumoban bench --markdown               the table as docs/performance.md holds it",
            "  kumoban bench flood                    memory and rate of a flood of flow logs",
            "  kumoban bench peers                    a whole replay beside other programs",
            "  kumoban bench cases --data sets/       labelled attack cases and what answered them",
            "  kumoban bench rules-cases --data sets/ the same cases and which public rules hit them",
            "  kumoban bench board                    all scenarios in simulated organisations",
            "  kumoban bench structure                scores of the behaviour graph in the same organisations",
            "  kumoban bench captures --data sets/    labelled captures and what was found in them",
            "  kumoban bench graph --data sets/       scores of edges, how well and how fast",
            "  kumoban bench graph-store              the behaviour graph: memory, rate, latencies",
            "  kumoban bench shape real/ simulated/   what logs look like as a whole, side by side",
            "  kumoban bench kills AWSLogs/           kills replays and compares what the resumed ones find"
        })
public final class Bench implements Callable<Integer> {
    private static final int ROUNDS = 2;
    private static final int FULL_ROUNDS = 5;

    @Parameters(
            paramLabel = "STAGE",
            arity = "0..*",
            description = "Stages, or the first part of their names. All unless named: ${COMPLETION-CANDIDATES}.",
            completionCandidates = StageNames.class)
    List<String> names = new ArrayList<>();

    @Option(names = "--full", description = "Five rounds (JVMs) instead of two.")
    boolean full;

    @Option(names = "--markdown", description = "Print the table as Markdown.")
    boolean markdown;

    @Option(names = "--json", paramLabel = "FILE", description = "Also write every figure of every round to FILE.")
    @Nullable
    Path json;

    @Option(names = "--help", usageHelp = true, description = "Show this help and exit.")
    boolean help;

    @Spec
    @Nullable
    CommandSpec command;

    private final PrintStream out = System.out;
    private final PrintStream progress = System.err;

    /** The stages' names, for the help. */
    static final class StageNames extends ArrayList<String> {
        private static final long serialVersionUID = 1;

        StageNames() {
            super(Arrays.stream(Stage.values()).map(Stage::id).toList());
        }
    }

    /** Runs one command line and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Bench())
                .addSubcommand(new Flood())
                .addSubcommand(new Kills())
                .addSubcommand(new Cases())
                .addSubcommand(new RulesCases())
                .addSubcommand(new Board())
                .addSubcommand(new Structure())
                .addSubcommand(new Captures())
                .addSubcommand(new Graph())
                .addSubcommand(new Store())
                .addSubcommand(new Mutate())
                .addSubcommand(new Peers())
                .addSubcommand(new Shape());
    }

    @Override
    public Integer call() {
        Set<Stage> stages = stages();
        int rounds = full ? FULL_ROUNDS : ROUNDS;
        progress.println("writing the demo account");
        try (DemoLogs demo = DemoLogs.write()) {
            System.setProperty(DemoLogs.FOLDER, demo.folder().toString());
            List<Figures> figures = new Rounds(demo, progress).measure(stages, rounds);
            StageShares shares = stages.contains(Stage.REPLAY_1) ? StageShares.measure() : null;
            Outcome outcome = new Outcome(Machine.here(), rounds, figures, shares);
            out.print(outcome.text(markdown));
            write(outcome);
        }
        return CommandLine.ExitCode.OK;
    }

    private Set<Stage> stages() {
        if (names.isEmpty()) {
            return EnumSet.allOf(Stage.class);
        }
        Set<Stage> stages = EnumSet.noneOf(Stage.class);
        for (String name : names) {
            List<Stage> named = Stage.named(name);
            if (named.isEmpty()) {
                throw new ParameterException(
                        requireNonNull(command).commandLine(),
                        "There is no stage '" + name + "'; the stages are " + String.join(", ", new StageNames())
                                + ".");
            }
            stages.addAll(named);
        }
        return stages;
    }

    private void write(Outcome outcome) {
        if (json == null) {
            return;
        }
        try {
            Files.writeString(json, outcome.json());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The figures cannot be written to " + json + "; check the folder of --json.", e);
        }
    }
}
