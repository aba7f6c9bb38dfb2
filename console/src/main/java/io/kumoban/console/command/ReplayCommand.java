package io.kumoban.console.command;

import static java.util.Objects.requireNonNull;

import io.kumoban.console.replay.Interruption;
import io.kumoban.console.replay.ReplayRun;
import io.kumoban.console.replay.Setup;
import io.kumoban.console.replay.WorkFolder;
import io.kumoban.console.view.Summary;
import io.kumoban.engine.checkpoint.CheckpointFolder;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.pipeline.Checkpoints;
import io.kumoban.engine.pipeline.ReplayOptions;
import io.kumoban.engine.sink.Outputs;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Replays logs through the detectors, writes what they found, and accounts for all that was read. */
@Command(
        name = "replay",
        description = "Replays logs through the detectors and writes their findings.",
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  kumoban replay AWSLogs/",
            "  kumoban replay 'logs/**/*.gz' --context context.yaml --intel lists/ --out march",
            "  kumoban replay AWSLogs/ --from 2026-03-01 --to 2026-03-08 --learn 3d",
            "  kumoban replay february/ --save-baseline february.baseline",
            "  kumoban replay march/ --baseline february.baseline",
            "  kumoban replay AWSLogs/ --rules sigma/rules/cloud/aws --rules 'own/*.yml'",
            "  kumoban replay AWSLogs/ --rules own/ --rule-settings settings.yaml",
            "  kumoban replay AWSLogs/ --rules sigma/ --pipeline names.yml --pipeline ours.yml",
            "  kumoban replay AWSLogs/ --suppress known.yaml --updates new.jsonl",
            "  zcat flows.gz | kumoban replay - --fail-on high --quiet",
            "  kumoban replay AWSLogs/ --checkpoint march-checkpoints --resume"
        })
public final class ReplayCommand implements Callable<Integer> {
    private static final int MOST_SHOWN = 20;

    private final CommonOptions common;
    private final String version;

    @Spec
    @Nullable
    CommandSpec command;

    @Mixin
    InputOptions input = new InputOptions();

    @Mixin
    OutputOptions output = new OutputOptions();

    @Mixin
    DetectorOptions detectors = new DetectorOptions();

    @Mixin
    BaselineOptions learned = new BaselineOptions();

    @Mixin
    CheckpointOptions checkpoint = new CheckpointOptions();

    @Option(
            names = "--speed",
            paramLabel = "N",
            converter = SpeedConverter.class,
            description = "How many times real time: max, or a number such as 60. Default: max.")
    double speed;

    @Option(names = "--strict", description = "End with 4 when a record was quarantined.")
    boolean strict;

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            description = "End with 1 when there is a finding of this severity or graver.")
    @Nullable
    Severity failOn;

    @Option(names = "--all", description = "Show all findings at the end, not the gravest 20.")
    boolean all;

    public ReplayCommand(CommonOptions common, String version) {
        this.common = common;
        this.version = version;
    }

    @Override
    public Integer call() {
        Setup setup = learned.noted(input.noted(detectors.read(input.context, common::note)));
        input.requireSomething();
        ReplayOptions bare = input.options(output.out, detectors.learn, speed, output.wantsScores());
        try (CheckpointFolder folder = checkpoint.open(setup, bare, version)) {
            Outputs outputs = output.prepare();
            try (Interruption interruption = Interruption.watch(common.screen(), ExitCodes.INTERRUPTED);
                    WorkFolder work = folder == null ? WorkFolder.in(output.out) : WorkFolder.of(folder.work())) {
                Checkpoints checkpoints = folder == null ? null : checkpoint.into(folder, common::note);
                ReplayOptions options = bare.withWork(work.path());
                return report(
                        compiled(setup, options, outputs, checkpoints).run(common.watch(), interruption),
                        outputs,
                        setup);
            }
        }
    }

    private ReplayRun compiled(Setup setup, ReplayOptions options, Outputs outputs, @Nullable Checkpoints checkpoints) {
        ReplayRun.Origin origin =
                new ReplayRun.Origin(version, ShownOptions.of(requireNonNull(command)), OptionalLong.empty());
        try {
            return new ReplayRun(setup, options, outputs, origin, learned.baseline(version), checkpoints);
        } catch (IllegalArgumentException contradiction) {
            throw CommandFailure.wrongUsage("The detectors cannot run together: " + contradiction.getMessage() + ".");
        }
    }

    private int report(ReplayRun.Ended ended, Outputs outputs, Setup setup) {
        Summary findings;
        if (common.quiet()) {
            findings = Summary.of(outputs.findings());
        } else {
            ReplayReport report = new ReplayReport(common.screen());
            findings = report.findings(outputs.findings(), all ? Integer.MAX_VALUE : MOST_SHOWN);
            report.account(ended, detectors.learn, findings);
            report.rules(ended, setup.rules());
            report.places(setup.places());
            report.outputs(outputs);
        }
        ReplayReport.requireSums(ended.summary().account());
        if (ended.summary().interrupted()) {
            return ExitCodes.INTERRUPTED;
        }
        if (ended.summary().account().filesRead.get() == 0) {
            throw CommandFailure.noInput(
                    "None of the files holds a log in a format that Kumoban reads; see docs/formats.md.");
        }
        boolean met = failOn != null
                && findings.gravest()
                        .filter(gravest -> gravest.compareTo(failOn) >= 0)
                        .isPresent();
        boolean dirty = strict && ended.summary().account().quarantined.get() > 0;
        return dirty ? ExitCodes.QUARANTINED : met ? ExitCodes.ANSWER_IS_NO : ExitCodes.DONE;
    }
}
