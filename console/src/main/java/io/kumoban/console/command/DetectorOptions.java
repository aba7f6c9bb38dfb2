package io.kumoban.console.command;

import java.nio.file.Path;
import java.time.Duration;
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
            names = "--learn",
            paramLabel = "D",
            converter = SpanConverter.class,
            description = "How long an account is learned before learning detectors speak. Default: 7d.")
    Duration learn = Duration.ofDays(7);
}
