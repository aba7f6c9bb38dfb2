package io.kumoban.console.endtoend;

import io.kumoban.engine.asset.Assets;
import io.kumoban.engine.asset.AssetsFile;
import io.kumoban.engine.checkpoint.CheckpointFolder;
import io.kumoban.engine.checkpoint.Identity;
import io.kumoban.engine.config.SettingsFile;
import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.detect.Detectors;
import io.kumoban.engine.detect.Settings;
import io.kumoban.engine.finding.FindingJson;
import io.kumoban.engine.finding.Suppression;
import io.kumoban.engine.list.ListFolder;
import io.kumoban.engine.list.Lists;
import io.kumoban.engine.pipeline.Baseline;
import io.kumoban.engine.pipeline.Checkpoints;
import io.kumoban.engine.pipeline.LastingResults;
import io.kumoban.engine.pipeline.Replay;
import io.kumoban.engine.pipeline.ReplayOptions;
import io.kumoban.engine.pipeline.RunSummary;
import io.kumoban.engine.place.PlaceFiles;
import io.kumoban.engine.place.Places;
import io.kumoban.engine.shard.DetectorSet;
import io.kumoban.engine.sink.Manifest;
import io.kumoban.engine.sink.Outcome;
import io.kumoban.engine.sink.OutputResults;
import io.kumoban.engine.sink.Outputs;
import io.kumoban.engine.sink.RunFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One replay from files to files, wired as a program would: detectors, lists, context, options, and a folder with
 * everything that a run writes.
 */
final class WholeRun {
    private static final String LOCATOR = ",\"locator\":";

    private final Path folder;
    private final List<Detector<?, ?>> detectors;
    private Settings settings = Settings.STANDARD;
    private Lists lists = Lists.NONE;
    private Assets assets = Assets.NONE;
    private Suppression suppression = Suppression.NONE;
    private Baseline baseline = Baseline.NONE;
    private Places places = Places.NONE;
    private UnaryOperator<ReplayOptions> options = UnaryOperator.identity();
    private Consumer<Replay> meanwhile = replay -> {};
    private @Nullable Path checkpoints;
    private Duration between = Duration.ZERO;
    private boolean resume;
    private boolean updates = true;

    private WholeRun(Path folder, List<Detector<?, ?>> detectors) {
        this.folder = folder;
        this.detectors = detectors;
    }

    /** A run of the shipped detectors that writes into a new folder. */
    static WholeRun into(Path folder) {
        return of(folder, Detectors.load(List.of()));
    }

    /** A run of these detectors, those too that have to be switched on. */
    static WholeRun of(Path folder, List<Detector<?, ?>> detectors) {
        WholeRun run = new WholeRun(folder, detectors);
        Set<String> optIn = detectors.stream()
                .map(Detector::about)
                .filter(About::isOptIn)
                .map(About::id)
                .collect(Collectors.toSet());
        run.settings = new Settings(Set.of(), optIn, Map.of());
        return run;
    }

    /** With lists and context from files, as a user gives them. */
    WholeRun knowing(@Nullable Path intelligence, @Nullable Path context) {
        assets = context == null ? Assets.NONE : AssetsFile.read(context);
        lists = intelligence == null
                ? Lists.NONE
                : ListFolder.read(intelligence).lists();
        lists = lists.trusting(assets.trusted());
        return this;
    }

    /** Beginning with one baseline and saving another; either may be null. */
    WholeRun learning(@Nullable Path from, @Nullable Path to) {
        baseline = new Baseline(from, to, "test");
        return this;
    }

    /** With suppression rules. */
    WholeRun suppressing(Suppression rules) {
        suppression = rules;
        return this;
    }

    /** With databases of places. */
    WholeRun locatedBy(Path... databases) {
        places = PlaceFiles.read(List.of(databases)).places();
        return this;
    }

    /** With a file of settings. */
    WholeRun set(Path config) {
        settings = SettingsFile.read(
                config, detectors.stream().map(Detector::about).toList());
        return this;
    }

    /** With other options than the standard ones. */
    WholeRun with(UnaryOperator<ReplayOptions> change) {
        options = change;
        return this;
    }

    /** With a checkpoint behind every batch. */
    WholeRun checkpoints(Path into) {
        checkpoints = into;
        return this;
    }

    /** Going on from the newest checkpoint. */
    WholeRun resuming() {
        resume = true;
        return this;
    }

    /** Going on from the newest checkpoint to the end, which comes before another one is due. */
    WholeRun finishing() {
        between = Duration.ofHours(1);
        return resuming();
    }

    /** Without a line for each raising, so that those that repeat one may come together. */
    WholeRun withoutUpdates() {
        updates = false;
        return this;
    }

    /** Hands the replay to somebody before it starts. */
    WholeRun showing(Consumer<Replay> watcher) {
        meanwhile = watcher;
        return this;
    }

    /** Reads these paths to the end and writes all outputs. */
    Result read(Path... paths) {
        return read(Stream.of(paths).map(Path::toString).toList());
    }

    /** Reads these paths, as a user types them, to the end and writes all outputs. */
    Result read(List<String> paths) {
        RunFolder run = RunFolder.create(folder);
        Outputs outputs = outputs(run);
        Path work = folder.resolve("work");
        ReplayOptions chosen = options.apply(ReplayOptions.of(paths, work).withThreads(2));
        DetectorSet set = DetectorSet.compile(detectors, settings, lists, assets, places, chosen.from(), chosen.to());
        if (checkpoints != null) {
            return readWithCheckpoints(checkpoints, outputs, chosen, results -> results);
        }
        try (OutputResults results = new OutputResults(outputs, work, new FindingJson(assets, places), suppression)) {
            Replay replay = new Replay(chosen, set);
            meanwhile.accept(replay);
            long start = System.nanoTime();
            RunSummary summary = replay.run(results, baseline);
            results.end(outcome(summary, chosen, Duration.ofNanos(System.nanoTime() - start)));
            results.close();
            return new Result(run, outputs, summary);
        }
    }

    /** Begins and dies, so many findings after so many checkpoints, or while the next checkpoint is written. */
    void die(int afterCheckpoints, int afterFindings, List<String> paths) {
        ReplayOptions chosen =
                options.apply(ReplayOptions.of(paths, folder.resolve("work")).withThreads(2));
        readWithCheckpoints(
                Objects.requireNonNull(checkpoints),
                outputs(RunFolder.create(folder)),
                chosen,
                results -> new MortalResults(results, afterCheckpoints, afterFindings));
    }

    private Outputs outputs(RunFolder run) {
        Outputs outputs =
                run.outputs().withScores(folder.resolve("scores.csv")).withCsv(folder.resolve("timeline.csv"));
        return updates ? outputs.withUpdates(folder.resolve("updates.jsonl")) : outputs;
    }

    /** Results that died are not closed, as those of a dead process are not. */
    @SuppressWarnings("resource")
    private Result readWithCheckpoints(
            Path into, Outputs outputs, ReplayOptions chosen, UnaryOperator<LastingResults> mortality) {
        DetectorSet set = DetectorSet.compile(detectors, settings, lists, assets, places, chosen.from(), chosen.to());
        try (CheckpointFolder held = CheckpointFolder.open(into, new Identity(Map.of()))) {
            OutputResults results = new OutputResults(outputs, held, new FindingJson(assets, places), suppression);
            Replay replay = new Replay(chosen, set);
            meanwhile.accept(replay);
            RunSummary summary =
                    replay.run(mortality.apply(results), baseline, new Checkpoints(held, between, resume, note -> {}));
            results.end(outcome(summary, chosen, Duration.ZERO));
            results.close();
            return new Result(RunFolder.of(folder), outputs, summary);
        }
    }

    private Outcome outcome(RunSummary summary, ReplayOptions chosen, Duration wall) {
        Manifest manifest = new Manifest(
                "test",
                "",
                Map.of("threads", List.of(Integer.toString(chosen.threads()))),
                settings,
                summary.detectors().loaded(),
                List.of(),
                summary.inputs().stream()
                        .map(file -> new Manifest.Input(file.name(), file.size(), "none:0", 0))
                        .toList(),
                summary.account().skipped(),
                summary.interrupted(),
                OptionalLong.empty(),
                summary.stages().seconds());
        return new Outcome(
                summary.account(),
                0,
                summary.detectors(),
                Outcome.NO_RULES,
                summary.stages(),
                wall,
                summary.nearMisses(),
                manifest);
    }

    /** A run that has ended: its folder and its account. */
    record Result(RunFolder run, Outputs outputs, RunSummary summary) {
        /** Everything that must not depend on how the records are spread over files, by what it is. */
        Map<String, String> essence() {
            return Map.of(
                    "findings", withoutLocators(outputs.findings()),
                    "updates", withoutLocators(outputs.updates()),
                    "insights", text(outputs.insights()),
                    "near misses", withoutLocators(outputs.nearMisses()),
                    "scores", text(outputs.scores()),
                    "timeline", text(outputs.csv()));
        }

        /** The lines of the findings, without where the records lie. */
        String findings() {
            return withoutLocators(outputs.findings());
        }

        /** The type and detector of each finding, as {@code detector/type}. */
        List<String> raised() {
            try (var findings = run.findings()) {
                return findings.map(finding ->
                                finding.path("kumoban").path("detector").asString() + "/"
                                        + finding.path("type").asString())
                        .collect(Collectors.toCollection(ArrayList::new));
            }
        }

        /**
         * Cuts the locators, which are the last part of a line. A quotation mark inside a value is escaped, so no value
         * can look like them.
         */
        static String withoutLocators(@Nullable Path file) {
            return text(file)
                    .lines()
                    .map(line -> line.substring(0, line.contains(LOCATOR) ? line.lastIndexOf(LOCATOR) : line.length()))
                    .collect(Collectors.joining("\n"));
        }

        private static String text(@Nullable Path file) {
            if (file == null) {
                throw new IllegalStateException("the run did not write what is asked for");
            }
            try {
                return Files.readString(file);
            } catch (IOException e) {
                throw new UncheckedIOException(file + " cannot be read", e);
            }
        }
    }
}
