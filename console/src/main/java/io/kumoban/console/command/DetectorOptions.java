package io.kumoban.console.command;

import io.kumoban.console.replay.Setup;
import io.kumoban.console.replay.Sources;
import io.kumoban.detectors.sigma.replay.LoadedRules;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.place.PlaceFiles;
import io.kumoban.engine.sink.Manifest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which detectors run, how they are set, and which lists they know. */
final class DetectorOptions {
    @Mixin
    DetectorSource source = new DetectorSource();

    @Mixin
    RuleOptions rules = new RuleOptions();

    @Option(names = "--config", paramLabel = "F", description = "Detectors switched off and parameters set (YAML).")
    @Nullable
    Path config;

    @Option(
            names = "--intel",
            paramLabel = "DIR",
            description = "A folder of lists: files named NAME-ips, NAME-ranges, NAME-domains or NAME-entities.")
    @Nullable
    Path intel;

    @Option(
            names = "--suppress",
            paramLabel = "F",
            description = "Filters of findings that nobody needs to see (YAML or JSON); those with the action ARCHIVE "
                    + "put what they hold for aside.")
    @Nullable
    Path suppress;

    @Option(
            names = "--geoip",
            paramLabel = "F",
            description =
                    "A database of where addresses are or whose they are: MaxMind (.mmdb) or CSV. May be repeated.")
    List<Path> geoip = List.of();

    @Option(
            names = "--learn",
            paramLabel = "D",
            converter = SpanConverter.class,
            description = "How long an account is learned before learning detectors speak. Default: 7d.")
    Duration learn = Duration.ofDays(7);

    /**
     * Reads the detectors and what they are told.
     *
     * @param warnings told what was left out of lists and databases
     * @throws CommandFailure when the folder of lists is not there, or a database cannot be used
     */
    Setup read(@Nullable Path context, Consumer<String> warnings) {
        if (intel != null && !Files.isDirectory(intel)) {
            throw CommandFailure.wrongUsage("There is no folder of lists %s; --intel names one.".formatted(intel));
        }
        try {
            LoadedRules loaded = rules.load(warnings);
            List<Detector<?, ?>> all = new ArrayList<>(source.load());
            if (loaded != null) {
                all.addAll(loaded.detectors());
            }
            Setup setup = new Sources(config, context, intel, suppress, geoip).read(all, warnings);
            if (loaded != null) {
                setup = rules.noted(setup, loaded);
            }
            for (Path plugin : source.plugins) {
                setup = setup.and(Sources.source(Manifest.Source.PLUG_IN, plugin, 0));
            }
            return setup;
        } catch (PlaceFiles.Unreadable unusable) {
            throw CommandFailure.wrongUsage(String.valueOf(unusable.getMessage()));
        }
    }
}
