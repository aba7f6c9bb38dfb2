package io.kumoban.console.command;

import io.kumoban.console.replay.Interruption;
import io.kumoban.console.replay.ReplayRun;
import io.kumoban.console.replay.Setup;
import io.kumoban.console.replay.WorkFolder;
import io.kumoban.console.reproduce.Difference;
import io.kumoban.console.reproduce.FindingsComparison;
import io.kumoban.console.reproduce.InputCheck;
import io.kumoban.console.reproduce.SettingsCheck;
import io.kumoban.console.reproduce.Whereabouts;
import io.kumoban.console.run.FindingsFile;
import io.kumoban.console.view.Amounts;
import io.kumoban.console.view.ProgressLine;
import io.kumoban.console.view.ReproductionText;
import io.kumoban.engine.pipeline.ReplayOptions;
import io.kumoban.engine.sink.Manifest;
import io.kumoban.engine.sink.Outputs;
import io.kumoban.engine.sink.RunFolder;
import io.kumoban.engine.source.FileTree;
import io.kumoban.engine.source.MissingInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Repeats a run from its manifest and says whether it finds the same. */
@Command(
        name = "reproduce",
        description = "Repeats a run from its manifest and says whether its findings are identical, byte for byte.",
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  kumoban reproduce kumoban-run",
            "  kumoban reproduce march/run.json --input /mnt/archive/AWSLogs",
            "  kumoban reproduce got/run --input got/AWSLogs --settings got --out again",
            "%nFirst it checks that logs, lists, configuration, context, baseline and version",
            "are the same, and names what is not. Ends with 0 when the findings are",
            "identical, 1 when they differ, 3 when something is missing or changed."
        })
public final class ReproduceCommand implements Callable<Integer> {
    private static final String MANIFEST = "run.json";
    private static final String REPEATED = "repeated";

    private final CommonOptions common;
    private final String version;

    @Parameters(
            paramLabel = "RUN",
            arity = "0..1",
            defaultValue = "kumoban-run",
            description = "The folder of a finished run, or the run.json in it. Default: ${DEFAULT-VALUE}.")
    Path run = RunFolder.STANDARD;

    @Option(
            names = "--input",
            paramLabel = "PATH",
            description = "Where the logs lie now, when they were moved. May be given several times.")
    List<String> inputs = new ArrayList<>();

    @Option(
            names = "--settings",
            paramLabel = "DIR",
            description =
                    "The folder in which configuration, context, the folder of lists and all other files beside the"
                            + " logs lie now, when they were moved.")
    @Nullable
    Path settings;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Keep the repeated run in this folder. Default: it is thrown away.")
    @Nullable
    Path out;

    @Option(names = "--any-version", description = "Repeat the run although another version of the program made it.")
    boolean anyVersion;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads that decode and detect; they change no finding. Default: one a processor.")
    int threads = Runtime.getRuntime().availableProcessors();

    @Mixin
    DetectorSource detectors = new DetectorSource();

    public ReproduceCommand(CommonOptions common, String version) {
        this.common = common;
        this.version = version;
    }

    @Override
    public Integer call() {
        Path folder = folder();
        Manifest manifest = RunFolder.of(folder).manifest();
        if (manifest.interrupted()) {
            throw CommandFailure.wrongUsage("The run in " + folder
                    + " was interrupted, so its findings are of a part of its input; let a run end to repeat it.");
        }
        Whereabouts whereabouts = whereabouts(manifest);
        RecordedOptions recorded = RecordedOptions.of(manifest, whereabouts, inputs, detectors.plugins);
        Path findings = recorded.findings == null
                ? FindingsFile.ofRun(folder).path()
                : new FindingsFile(recorded.findings).path();
        requireApart(folder);
        List<Difference> differences = settingsThatDiffer(manifest, whereabouts, recorded);
        differences.addAll(inputsThatDiffer(manifest, recorded));
        if (!differences.isEmpty()) {
            return refuse(differences);
        }
        Setup setup = recorded.learned.noted(
                recorded.input.noted(recorded.detectors.read(recorded.input.context, common::note)));
        List<Difference> added = new SettingsCheck(manifest).added(setup.sources());
        return added.isEmpty() ? repeat(manifest, recorded, setup, findings) : refuse(added);
    }

    private Path folder() {
        boolean named = MANIFEST.equals(String.valueOf(run.getFileName())) && !Files.isDirectory(run);
        Path parent = run.toAbsolutePath().getParent();
        return named && parent != null ? parent : run;
    }

    private Whereabouts whereabouts(Manifest manifest) {
        try {
            return new Whereabouts(Path.of(manifest.directory()), settings);
        } catch (InvalidPathException unfit) {
            throw CommandFailure.noInput("The manifest names a folder that cannot be: " + unfit.getMessage());
        }
    }

    /** The repeated run must not replace the one that it is compared with. */
    private void requireApart(Path folder) {
        if (out != null
                && out.toAbsolutePath()
                        .normalize()
                        .equals(folder.toAbsolutePath().normalize())) {
            throw CommandFailure.wrongUsage("--out names the run's own folder; name another one.");
        }
    }

    private List<Difference> settingsThatDiffer(Manifest manifest, Whereabouts whereabouts, RecordedOptions recorded) {
        SettingsCheck check = new SettingsCheck(manifest);
        List<Difference> differences = new ArrayList<>();
        if (!anyVersion) {
            differences.addAll(check.version(version));
        }
        try {
            differences.addAll(check.files(whereabouts, recorded.detectors.intel));
            differences.addAll(check.plugins(detectors.plugins));
        } catch (InvalidPathException unfit) {
            throw CommandFailure.noInput("The manifest names a file that cannot be: " + unfit.getMessage());
        }
        return differences;
    }

    private List<Difference> inputsThatDiffer(Manifest manifest, RecordedOptions recorded) {
        try (FileTree tree = FileTree.of(recorded.input.paths, Path.of(System.getProperty("java.io.tmpdir")))) {
            common.note("Checking %s against the manifest ..."
                    .formatted(
                            Amounts.count(tree.files().size() + tree.journals().size(), "input")));
            InputCheck check = new InputCheck(manifest);
            ReplayRun.Watch watch = common.watch();
            try (ProgressLine line = ProgressLine.start(watch.err(), watch.columns(), check::progress)) {
                return check.before(tree);
            }
        } catch (MissingInput gone) {
            throw CommandFailure.noInput(
                    gone.getMessage() + " Where the logs were moved, --input says where they lie now.");
        }
    }

    private int repeat(Manifest manifest, RecordedOptions recorded, Setup setup, Path findings) {
        try (Interruption interruption = Interruption.watch(common.screen(), ExitCodes.INTERRUPTED);
                WorkFolder work = WorkFolder.ofSystem()) {
            RunFolder folder = RunFolder.create(out == null ? work.path().resolve(REPEATED) : out);
            Outputs outputs = folder.outputs();
            ReplayOptions options = recorded.replay(work.path(), threads);
            ReplayRun.Origin origin = new ReplayRun.Origin(version, manifest.options(), manifest.seed());
            ReplayRun.Ended ended = new ReplayRun(
                            setup, options, outputs, origin, recorded.learned.baseline(version), null)
                    .run(common.watch(), interruption);
            if (ended.summary().interrupted()) {
                return ExitCodes.INTERRUPTED;
            }
            ReplayReport.requireSums(ended.summary().account());
            List<Difference> differences = new InputCheck(manifest).after(folder.manifest());
            if (differences.isEmpty()) {
                return compare(findings, outputs);
            }
            ReproductionText.print(common.screen(), differences);
            common.note("The repeated run read something else than the first, so their findings are not compared.");
            return ExitCodes.NO_INPUT;
        }
    }

    private int compare(Path then, Outputs outputs) {
        FindingsComparison comparison;
        try {
            comparison = FindingsComparison.of(then, outputs.findings());
        } catch (IOException unreadable) {
            throw CommandFailure.noInput("The findings %s cannot be compared with the repeated ones: %s."
                    .formatted(then, unreadable.getMessage()));
        }
        ReproductionText.print(common.screen(), comparison);
        if (out != null) {
            common.note("The repeated run is in " + out + ".");
        }
        return comparison instanceof FindingsComparison.Same ? ExitCodes.DONE : ExitCodes.ANSWER_IS_NO;
    }

    private int refuse(List<Difference> differences) {
        ReproductionText.print(common.screen(), differences);
        common.note(
                "Not repeated: a run of something else would tell nothing. --input, --settings and --plugins say where"
                        + " files lie now, and --any-version leaves the version aside.");
        return ExitCodes.NO_INPUT;
    }
}
