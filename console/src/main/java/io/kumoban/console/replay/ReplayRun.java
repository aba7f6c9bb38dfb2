package io.kumoban.console.replay;

import io.kumoban.console.view.ProgressLine;
import io.kumoban.detectors.sigma.replay.LoadedRules;
import io.kumoban.engine.finding.Finding;
import io.kumoban.engine.finding.FindingJson;
import io.kumoban.engine.pipeline.Baseline;
import io.kumoban.engine.pipeline.Checkpoints;
import io.kumoban.engine.pipeline.Replay;
import io.kumoban.engine.pipeline.ReplayOptions;
import io.kumoban.engine.pipeline.RunAccount;
import io.kumoban.engine.pipeline.RunSummary;
import io.kumoban.engine.shard.DetectorSet;
import io.kumoban.engine.sink.Manifest;
import io.kumoban.engine.sink.Outcome;
import io.kumoban.engine.sink.OutputResults;
import io.kumoban.engine.sink.Outputs;
import io.kumoban.engine.source.SourceFile;
import java.io.PrintWriter;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One replay from its start until its outputs are written, shown while it runs, and stopped early by Ctrl-C. */
public final class ReplayRun {
    private static final System.Logger LOG = System.getLogger(ReplayRun.class.getName());

    private final Setup setup;
    private final DetectorSet detectors;
    private final ReplayOptions options;
    private final Outputs outputs;
    private final Origin origin;
    private final Baseline baseline;
    private final @Nullable Checkpoints checkpoints;

    /**
     * What goes into the manifest beside the setup.
     *
     * @param version of the program
     * @param options by name, as given or by default, as they are written on a command line
     * @param seed    where the input was drawn at random
     */
    public record Origin(String version, Map<String, List<String>> options, OptionalLong seed) {}

    /**
     * Where progress is drawn.
     *
     * @param columns width of the line; 0 for no progress
     * @param news    what is said of a finding when it is first raised; empty for nothing
     */
    public record Watch(PrintWriter err, int columns, Function<Finding, String> news) {}

    /**
     * What came of it.
     *
     * @param wall from the start until the last event was through
     */
    public record Ended(RunSummary summary, Duration wall) {}

    /**
     * A run that is yet to start.
     *
     * @throws IllegalArgumentException when the detectors or their settings contradict each other
     */
    public ReplayRun(Setup setup, ReplayOptions options, Outputs outputs, Origin origin) {
        this(setup, options, outputs, origin, Baseline.NONE, null);
    }

    /**
     * The same, with what was learned before, and checkpoints.
     *
     * @param baseline    what it begins with, and where it saves what it learns
     * @param checkpoints how they are written, or null for none
     */
    public ReplayRun(
            Setup setup,
            ReplayOptions options,
            Outputs outputs,
            Origin origin,
            Baseline baseline,
            @Nullable Checkpoints checkpoints) {
        this.baseline = baseline;
        this.checkpoints = checkpoints;
        this.setup = setup;
        this.detectors = DetectorSet.compile(
                setup.detectors(),
                setup.settings(),
                setup.lists(),
                setup.assets(),
                setup.places(),
                options.from(),
                options.to());
        this.options = options;
        this.outputs = outputs;
        this.origin = origin;
    }

    /**
     * Runs it and writes its outputs.
     *
     * @throws io.kumoban.engine.source.MissingInput when there is nothing to read
     */
    public Ended run(Watch watch, Interruption interruption) {
        LOG.log(Level.DEBUG, () -> "replaying " + options);
        long start = System.nanoTime();
        Replay replay = new Replay(options, detectors);
        interruption.stopBy(replay::interrupt);
        Ended ended = write(replay, watch, start);
        LOG.log(
                Level.DEBUG,
                () -> "seconds by stage: " + ended.summary().stages().seconds());
        ended.summary()
                .account()
                .skipped()
                .forEach((file, reason) -> LOG.log(Level.INFO, () -> "skipped " + file + ": " + reason));
        return ended;
    }

    private Ended write(Replay replay, Watch watch, long start) {
        try (OutputResults results = results(new FindingJson(setup.assets(), setup.places()))) {
            results.ungrouping(detectors.trusted().and(setup.assets().ownRanges()));
            RunSummary summary = watched(replay, watch, results);
            Ended ended = new Ended(summary, Duration.ofNanos(System.nanoTime() - start));
            results.end(outcome(ended));
            return ended;
        }
    }

    private OutputResults results(FindingJson json) {
        return checkpoints == null
                ? new OutputResults(outputs, options.work(), json, setup.suppression())
                : new OutputResults(outputs, checkpoints.folder(), json, setup.suppression());
    }

    private RunSummary watched(Replay replay, Watch watch, OutputResults results) {
        try (ProgressLine line = ProgressLine.start(watch.err(), watch.columns(), replay::progress)) {
            results.telling(finding -> line.say(watch.news().apply(finding)));
            return summary(replay, results);
        }
    }

    private RunSummary summary(Replay replay, OutputResults results) {
        return checkpoints == null ? replay.run(results, baseline) : replay.run(results, baseline, checkpoints);
    }

    private Outcome outcome(Ended ended) {
        RunSummary summary = ended.summary();
        return new Outcome(
                summary.account(),
                0,
                summary.detectors(),
                rules(summary),
                summary.stages(),
                ended.wall(),
                summary.nearMisses(),
                manifest(ended));
    }

    /** What became of the rules: their detectors' fates are theirs. */
    private RunAccount.Detectors rules(RunSummary summary) {
        LoadedRules rules = setup.rules();
        return rules == null ? Outcome.NO_RULES : RuleFates.of(rules, summary.detectors());
    }

    private Manifest manifest(Ended ended) {
        RunSummary summary = ended.summary();
        List<Manifest.Input> inputs = new ArrayList<>();
        InputHash hash = new InputHash();
        NavigableMap<String, Long> byMember = new TreeMap<>(summary.records());
        for (SourceFile file : summary.inputs()) {
            inputs.add(
                    new Manifest.Input(file.name(), file.size(), hash.of(file.path()), records(file.name(), byMember)));
        }
        for (RunSummary.Journal journal : summary.journals()) {
            inputs.add(new Manifest.Input(
                    journal.name(), journal.bytes(), InputHash.ofJournal(journal.chain()), journal.events()));
        }
        return new Manifest(
                origin.version(),
                Path.of("").toAbsolutePath().toString(),
                origin.options(),
                setup.settings(),
                summary.detectors().loaded(),
                setup.sources(),
                inputs,
                summary.account().skipped(),
                summary.interrupted(),
                origin.seed(),
                Map.of("wall", ended.wall().toNanos() / 1e9));
    }

    /** Records of a file and, where it is an archive, of all its members. */
    private static long records(String file, NavigableMap<String, Long> byMember) {
        long sum = byMember.getOrDefault(file, 0L);
        for (long ofMember : byMember.subMap(file + '!', file + '"').values()) {
            sum += ofMember;
        }
        return sum;
    }
}
