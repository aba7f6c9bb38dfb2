package io.kumoban.console.command;

import io.kumoban.console.replay.Setup;
import io.kumoban.console.replay.Sources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which detectors run, how they are set, and which lists they know. */
final class DetectorOptions {
    @Mixin
    DetectorSource source = new DetectorSource();

    @Option(names = "--config", paramLabel = "F", description = "Detectors switched off and parameters set (YAML).")
    @Nullable
    Path config;

    @Option(
            names = "--intel",
            paramLabel = "DIR",
            description = "A folder of lists: NAME-ips, NAME-ranges and NAME-domains as .txt, .csv or .json.")
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
            names = "--learn",
            paramLabel = "D",
            converter = SpanConverter.class,
            description = "How long an account is learned before learning detectors speak. Default: 7d.")
    Duration learn = Duration.ofDays(7);

    /**
     * Reads the detectors and what they are told.
     *
     * @param warnings told what was left out of the lists
     * @throws CommandFailure when the folder of lists is not there
     */
    Setup read(@Nullable Path context, Consumer<String> warnings) {
        if (intel != null && !Files.isDirectory(intel)) {
            throw CommandFailure.wrongUsage("There is no folder of lists %s; --intel names one.".formatted(intel));
        }
        return new Sources(config, context, intel, suppress).read(source.load(), warnings);
    }
}
