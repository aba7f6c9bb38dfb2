package io.kumoban.console.command;

import io.kumoban.console.replay.Interruption;
import io.kumoban.console.view.Amounts;
import io.kumoban.console.view.ProgressLine;
import io.kumoban.datasets.simulator.SimulationProgress;
import io.kumoban.datasets.simulator.SimulationRun;
import io.kumoban.datasets.simulator.SimulationSummary;
import io.kumoban.datasets.simulator.plan.FlowFields;
import io.kumoban.datasets.simulator.plan.FlowFormat;
import io.kumoban.datasets.simulator.plan.LogFamily;
import io.kumoban.datasets.simulator.plan.Mix;
import io.kumoban.datasets.simulator.plan.SimulationOptions;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Simulates an organisation and writes its logs as AWS would deliver them. */
@Command(
        name = "generate",
        description = {
            "Simulates an organisation of accounts and writes its logs as AWS would deliver them: any volume, in memory"
                    + " that does not grow with it.",
            "The same options make the same logs, whatever the number of threads."
        },
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  kumoban data generate --out org",
            "  kumoban data generate --out org --days 30 --accounts 20 --events 100M --flow-fields full",
            "  kumoban data generate --out calls --families calls --events 1M --seed 7",
            "  kumoban data generate --out flows --families flows --flow-fields full --flow-format parquet",
            "  kumoban data generate --out attacked --attacks all --stealth mix --days 30",
            "  kumoban data generate --out hit --attacks leaked-access-key,port-scan",
            "  kumoban data generate --sink null --days 30 --accounts 20 --events 100M",
            "%nThe folder gets AWSLogs/ with the logs, context.yaml and intel/ for a replay, trail/ for verify-trail,"
                    + "%ntruth.jsonl with the attacks, and dataset.json with what it was made from."
        })
public final class DataGenerateCommand implements Callable<Integer> {
    /** Where the logs go. */
    enum Sink {
        FOLDER,
        NULL
    }

    private final CommonOptions common;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "The folder to write, which must be empty or new. Needed unless --sink is null.")
    @Nullable
    Path out;

    @Option(names = "--days", paramLabel = "N", description = "How many days. Default: ${DEFAULT-VALUE}.")
    int days = 14;

    @Option(names = "--accounts", paramLabel = "N", description = "How many accounts. Default: ${DEFAULT-VALUE}.")
    int accounts = 5;

    @Option(
            names = "--events",
            paramLabel = "N",
            converter = CountConverter.class,
            description = "Records of all families together, such as 250000, 10k or 100M; records that are delivered"
                    + " twice count once. Default: 1M.")
    long events = 1_000_000;

    @Option(
            names = "--start",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "The first day, from midnight UTC. Default: 2026-03-02.")
    Instant start = Instant.parse("2026-03-02T00:00:00Z");

    @Option(names = "--seed", paramLabel = "N", description = "Another number makes other logs. Default: 1.")
    long seed = 1;

    @Option(
            names = "--mix",
            paramLabel = "C:F:D",
            description = "Weights of calls, flows and DNS in the events. Default: 10:60:30.")
    String mix = Mix.DEFAULT.toString();

    @Option(
            names = "--families",
            paramLabel = "FAMILY",
            split = ",",
            description = "Make only these of calls, flows and dns; their records are the same as with all. Default:"
                    + " all.")
    List<LogFamily> families = List.of(LogFamily.values());

    @Option(
            names = "--flow-fields",
            paramLabel = "FIELDS",
            description = "Columns of flow logs: default (version 2), full (version 5), or names with commas."
                    + " Default: default.")
    String flowFields = "default";

    @Option(
            names = "--flow-format",
            paramLabel = "FORMAT",
            description = "Flow logs as text or parquet; the records are the same. Default: text.")
    FlowFormat flowFormat = FlowFormat.TEXT;

    @Mixin
    AttackArguments attacks = new AttackArguments();

    @Option(names = "--threads", paramLabel = "N", description = "Threads. Default: one a processor.")
    int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--sink",
            paramLabel = "SINK",
            description = "folder, or null: make everything and write nothing, to measure. Default: folder.")
    Sink sink = Sink.FOLDER;

    public DataGenerateCommand(CommonOptions common) {
        this.common = common;
    }

    @Override
    public Integer call() {
        if (threads < 1 || threads > 1024) {
            throw CommandFailure.wrongUsage("--threads takes 1 to 1024.");
        }
        if (sink == Sink.FOLDER && out == null) {
            throw CommandFailure.wrongUsage("Say where to write with --out DIR, or write nothing with --sink null.");
        }
        try (Interruption interruption = Interruption.watch(
                common.screen(), ExitCodes.INTERRUPTED, "Interrupted; what was written is incomplete ...")) {
            SimulationRun run = new SimulationRun(attacks.simulation(options()));
            interruption.stopBy(run::stop);
            SimulationSummary summary = watched(run);
            summary.leftOut().forEach(common::note);
            new GenerateReport(common.screen()).print(summary, threads, sink == Sink.NULL ? null : out);
            return summary.interrupted() ? ExitCodes.INTERRUPTED : ExitCodes.DONE;
        }
    }

    private SimulationOptions options() {
        try {
            Set<LogFamily> wanted = EnumSet.copyOf(families);
            return new SimulationOptions(
                    seed,
                    accounts,
                    days,
                    start,
                    events,
                    Mix.parse(mix),
                    wanted,
                    FlowFields.parse(flowFields),
                    flowFormat);
        } catch (IllegalArgumentException refused) {
            throw CommandFailure.wrongUsage(String.valueOf(refused.getMessage()));
        }
    }

    private SimulationSummary watched(SimulationRun run) {
        int columns = common.surroundings().redraws() && !common.quiet()
                ? common.surroundings().terminalColumns()
                : 0;
        Path folder = out;
        try (ProgressLine line =
                ProgressLine.showing(common.screen().err(), columns, seconds -> text(run.progress(), seconds))) {
            return sink == Sink.NULL || folder == null ? run.discard(threads) : write(run, folder);
        }
    }

    private SimulationSummary write(SimulationRun run, Path folder) {
        try {
            return run.write(folder, threads);
        } catch (IllegalArgumentException notEmpty) {
            throw CommandFailure.wrongUsage(String.valueOf(notEmpty.getMessage()));
        }
    }

    private static String text(SimulationProgress now, double seconds) {
        return ProgressLine.bar((double) now.cells() / now.cellsTotal())
                + Amounts.count(now.records(), "record") + "  "
                + Amounts.rate(now.records() / Math.max(seconds, 1e-3)) + " records/s";
    }
}
