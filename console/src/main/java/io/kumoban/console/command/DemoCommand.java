package io.kumoban.console.command;

import io.kumoban.console.replay.Interruption;
import io.kumoban.console.replay.ReplayRun;
import io.kumoban.console.replay.Setup;
import io.kumoban.console.replay.Sources;
import io.kumoban.console.replay.WorkFolder;
import io.kumoban.console.run.FindingsFile;
import io.kumoban.console.score.Detections;
import io.kumoban.console.score.ScorecardText;
import io.kumoban.console.view.Amounts;
import io.kumoban.console.view.Screen;
import io.kumoban.console.view.Summary;
import io.kumoban.datasets.demo.DemoStory;
import io.kumoban.datasets.score.Matching;
import io.kumoban.datasets.score.Scoring;
import io.kumoban.datasets.simulator.SimulationRun;
import io.kumoban.datasets.simulator.SimulationSummary;
import io.kumoban.datasets.simulator.plan.LogFamily;
import io.kumoban.engine.detect.Detectors;
import io.kumoban.engine.finding.Finding;
import io.kumoban.engine.pipeline.ReplayOptions;
import io.kumoban.engine.place.Places;
import io.kumoban.engine.sink.Outputs;
import io.kumoban.engine.sink.RunFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes a small labelled account, replays it, and holds what was found against what was done. */
@Command(
        name = "demo",
        description = {
            "Simulates a small account with a few attacks, replays it, and scores what was found.",
            "The account lives ten days, and every detector sees it. Takes some seconds; findings are shown as they"
                    + " come."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  kumoban demo", "  kumoban demo --keep demo-account", "  kumoban demo --seed 7"})
public final class DemoCommand implements Callable<Integer> {
    /** Bytes that the account and the run surely fit into. */
    private static final long MOST_WRITTEN = 256L << 20;

    private static final String RUN = "kumoban-run";

    private final CommonOptions common;
    private final String version;

    @Option(
            names = "--keep",
            paramLabel = "DIR",
            description = "Write the account and the run into this folder, which must be empty or new, and keep them.")
    @Nullable
    Path keep;

    @Option(names = "--seed", paramLabel = "N", description = "Another number makes another account. Default: 1.")
    long seed = DemoStory.DEFAULT_SEED;

    public DemoCommand(CommonOptions common, String version) {
        this.common = common;
        this.version = version;
    }

    @Override
    public Integer call() {
        try (Interruption interruption = Interruption.watch(common.screen(), ExitCodes.INTERRUPTED);
                WorkFolder work = WorkFolder.ofMemory(MOST_WRITTEN)) {
            return play(keep == null ? work.path().resolve("account") : keep, work.path(), interruption);
        }
    }

    private int play(Path folder, Path work, Interruption interruption) {
        common.note("Simulating a small account for ten days ...");
        SimulationRun simulation = new SimulationRun(DemoStory.of(seed));
        interruption.stopBy(simulation::stop);
        SimulationSummary account = write(simulation, folder);
        if (account.interrupted()) {
            return ExitCodes.INTERRUPTED;
        }
        common.note("Replaying %,d API calls, %,d flows and %,d DNS queries ..."
                .formatted(
                        account.tally().records(LogFamily.CALLS),
                        account.tally().records(LogFamily.FLOWS),
                        account.tally().records(LogFamily.DNS)));
        Path logs = folder.resolve("AWSLogs");
        Path context = folder.resolve("context.yaml");
        Path lists = folder.resolve("intel");
        ReplayOptions options = ReplayOptions.of(List.of(logs.toString()), work);
        Setup setup = new Sources(null, context, lists, null, List.of()).read(Detectors.load(List.of()), common::note);
        Outputs outputs = RunFolder.create(folder.resolve(RUN)).outputs();
        // What it amounts to as a replay.
        Map<String, List<String>> asReplay = Map.of(
                "PATH", List.of(logs.toString()),
                "context", List.of(context.toString()),
                "intel", List.of(lists.toString()),
                "seed", List.of(Long.toString(seed)));
        ReplayRun.Origin origin = new ReplayRun.Origin(version, asReplay, OptionalLong.of(seed));
        ReplayRun.Ended end =
                new ReplayRun(setup, options, outputs, origin).run(common.watch(DemoCommand::news), interruption);
        report(end, options, outputs, account);
        return end.summary().interrupted() ? ExitCodes.INTERRUPTED : ExitCodes.DONE;
    }

    /** Findings are shown as they come, since that is what one wants to see happen. */
    private static String news(Finding finding) {
        return "  %s  %-8s  %s"
                .formatted(
                        Amounts.time(finding.evidence().getFirst().time()),
                        finding.severity().name(),
                        finding.type());
    }

    private static SimulationSummary write(SimulationRun simulation, Path folder) {
        try {
            return simulation.write(folder, Runtime.getRuntime().availableProcessors());
        } catch (IllegalArgumentException notEmpty) {
            throw CommandFailure.wrongUsage(String.valueOf(notEmpty.getMessage()));
        }
    }

    private void report(ReplayRun.Ended ended, ReplayOptions options, Outputs outputs, SimulationSummary account) {
        Screen screen = common.screen();
        ReplayReport report = new ReplayReport(screen);
        Summary findings = report.findings(outputs.findings(), Integer.MAX_VALUE);
        screen.line();
        screen.heading("What was done, and what was found");
        Scoring scoring = new Scoring(account.incidents(), Matching.STRICT);
        Detections.read(new FindingsFile(outputs.findings()), false, scoring::add);
        ScorecardText.print(screen, scoring.score(OptionalLong.of(account.benignAccountDays())));
        report.account(ended, options.learn(), findings);
        report.places(Places.NONE);
        if (keep != null) {
            report.outputs(outputs);
        }
        ReplayReport.requireSums(ended.summary().account());
    }
}
