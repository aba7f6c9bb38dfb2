package io.kumoban.console.command;

import io.kumoban.console.reproduce.Whereabouts;
import io.kumoban.detectors.sigma.replay.ShippedRules;
import io.kumoban.engine.pipeline.ReplayOptions;
import io.kumoban.engine.sink.Manifest;
import io.kumoban.engine.source.FileTree;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/**
 * The options of an earlier replay, read back from its manifest by the parser that read them the first time. Where
 * outputs went and how the machine was used is left out, but for the findings.
 */
@Command(name = "replay")
final class RecordedOptions {
    private static final String PATH = "PATH";
    /** Plug-ins are code, so whoever repeats the run names them; a manifest from elsewhere must not. */
    private static final String PLUGINS = "plugins";

    private static final Set<String> CHANGE_NO_FINDING = Set.of("threads", "memory", "inflater", "save-baseline");

    @Mixin
    InputOptions input = new InputOptions();

    @Mixin
    DetectorOptions detectors = new DetectorOptions();

    @Mixin
    BaselineOptions learned = new BaselineOptions();

    @Option(names = "--findings")
    @Nullable
    Path findings;

    private RecordedOptions() {}

    /**
     * Reads them and points them to where the files lie now.
     *
     * @param inputs  where the logs lie now, or empty when they lie where they lay
     * @param plugins jars with detectors
     * @throws CommandFailure when the manifest holds what no command line could, or the logs were standard input
     */
    static RecordedOptions of(Manifest manifest, Whereabouts whereabouts, List<String> inputs, List<Path> plugins) {
        List<String> paths = inputs.isEmpty() ? manifest.options().getOrDefault(PATH, List.of()) : inputs;
        if (paths.isEmpty()) {
            throw CommandFailure.noInput("The manifest does not say what was read; an older version may have written"
                    + " it. Name the logs with --input.");
        }
        if (paths.contains(FileTree.STANDARD_INPUT)) {
            throw CommandFailure.wrongUsage("Standard input can be read once only, and not be checked before;"
                    + " save what the run read to a file and name that with --input.");
        }
        try {
            RecordedOptions options = parse(manifest, paths);
            options.relocate(whereabouts, inputs.isEmpty());
            options.detectors.source.plugins = plugins;
            return options;
        } catch (ParameterException | InvalidPathException unfit) {
            throw CommandFailure.noInput("The options in the manifest cannot be used: " + unfit.getMessage());
        }
    }

    private static RecordedOptions parse(Manifest manifest, List<String> paths) {
        RecordedOptions options = new RecordedOptions();
        CommandLine line = new CommandLine(options)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExpandAtFiles(false);
        List<String> arguments = new ArrayList<>();
        for (OptionSpec option : line.getCommandSpec().options()) {
            String name = ShownOptions.name(option);
            if (!CHANGE_NO_FINDING.contains(name) && !name.equals(PLUGINS)) {
                manifest.options()
                        .getOrDefault(name, List.of())
                        .forEach(value -> arguments.add(option.longestName() + '=' + value));
            }
        }
        arguments.add("--");
        arguments.addAll(paths);
        line.parseArgs(arguments.toArray(String[]::new));
        return options;
    }

    private void relocate(Whereabouts whereabouts, boolean logsToo) {
        if (logsToo) {
            input.paths = input.paths.stream().map(whereabouts::ofLogs).toList();
        }
        input.context = moved(input.context, whereabouts);
        input.mapping = moved(input.mapping, whereabouts);
        detectors.config = moved(detectors.config, whereabouts);
        detectors.intel = moved(detectors.intel, whereabouts);
        detectors.suppress = moved(detectors.suppress, whereabouts);
        detectors.geoip = detectors.geoip.stream().map(whereabouts::of).toList();
        detectors.rules.rules = detectors.rules.rules.stream()
                .map(given -> ShippedRules.names().contains(given) ? given : movedRules(given, whereabouts))
                .toList();
        detectors.rules.reading.file = moved(detectors.rules.reading.file, whereabouts);
        detectors.rules.reading.pipelines =
                detectors.rules.reading.pipelines.stream().map(whereabouts::of).toList();
        detectors.rules.settings.file = moved(detectors.rules.settings.file, whereabouts);
        learned.from = moved(learned.from, whereabouts);
        findings = findings == null ? null : new Whereabouts(whereabouts.directory(), null).of(findings);
    }

    private static String movedRules(String given, Whereabouts whereabouts) {
        return whereabouts.settings() == null
                ? whereabouts.ofLogs(given)
                : whereabouts.of(Path.of(given)).toString();
    }

    private static @Nullable Path moved(@Nullable Path given, Whereabouts whereabouts) {
        return given == null ? null : whereabouts.of(given);
    }

    /** The options of the repeated run. */
    ReplayOptions replay(Path work, int threads) {
        input.threads = threads;
        return input.options(work, detectors.learn, 0, false);
    }
}
