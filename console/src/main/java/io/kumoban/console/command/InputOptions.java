package io.kumoban.console.command;

import io.kumoban.console.replay.Setup;
import io.kumoban.console.replay.Sources;
import io.kumoban.engine.foreign.CsvMappingFile;
import io.kumoban.engine.pipeline.ReplayOptions;
import io.kumoban.engine.source.FileTree;
import io.kumoban.engine.source.Inflation;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is read, from when to when, and with how much of the machine. */
final class InputOptions {
    private static final int SMALLEST_BUDGET = 1 << 20;

    @Parameters(
            paramLabel = "PATH",
            arity = "1..*",
            description = "Files, folders, globs, or - for standard input. The format is told by content, not by name.")
    List<String> paths = List.of();

    @Option(
            names = "--context",
            paramLabel = "F",
            description = "What logs cannot tell: own address ranges, interfaces, trusted addresses (YAML).")
    @Nullable
    Path context;

    @Option(
            names = "--mapping",
            paramLabel = "F",
            description = "What the columns of CSV mean that is in no known format (YAML).")
    @Nullable
    Path mapping;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads that decode and detect. Default: one a processor.")
    int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            converter = SizeConverter.class,
            description = "Memory for events that wait for their turn; beyond it they wait on disk. Default: 150M.")
    long memory = ReplayOptions.STANDARD_BUDGET;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "Ignore events before this time, such as 2026-03-01 or 2026-03-01T12:00:00Z.")
    @Nullable
    Instant from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "Ignore events at or after this time.")
    @Nullable
    Instant to;

    @Option(
            names = "--slack",
            paramLabel = "D",
            converter = Slack.Converter.class,
            description = "How long before a delivery's stamp its events may lie: 2h, or calls=2h,others=30m. "
                    + "Default: calls=1h,others=30m.")
    Slack slack = Slack.STANDARD;

    @Option(
            names = "--max-record",
            paramLabel = "SIZE",
            converter = SizeConverter.class,
            description = "Largest record; a larger one is quarantined. Default: 16M.")
    long maxRecord = ReplayOptions.Limits.STANDARD.record();

    @Option(
            names = "--max-depth",
            paramLabel = "N",
            description = "Deepest nesting of a JSON record. Default: ${DEFAULT-VALUE}.",
            defaultValue = "128")
    int maxDepth = ReplayOptions.Limits.STANDARD.depth();

    @Option(
            names = "--max-ratio",
            paramLabel = "N",
            description = "Most plain bytes for each compressed byte of a file. Default: ${DEFAULT-VALUE}.",
            defaultValue = "250")
    int maxRatio = ReplayOptions.Limits.STANDARD.ratio();

    @Option(
            names = "--max-plain-bytes",
            paramLabel = "SIZE",
            converter = SizeConverter.class,
            description = "Most plain bytes of one file. Default: 1T.")
    long maxPlainBytes = ReplayOptions.Limits.STANDARD.plain();

    @Option(
            names = "--inflater",
            paramLabel = "NAME",
            description =
                    "What unpacks gzip: auto, libdeflate or jdk. The results are the same; auto takes libdeflate, "
                            + "the quicker one, where it can. Default: auto.")
    Inflation inflation = Inflation.AUTO;

    /**
     * The options of a replay.
     *
     * @param work a folder for temporary files
     * @throws CommandFailure when they contradict themselves
     */
    ReplayOptions options(Path work, Duration learn, double speed, boolean scores) {
        check();
        return new ReplayOptions(
                List.copyOf(paths),
                work,
                threads,
                memory,
                learn,
                from == null ? Long.MIN_VALUE : from.toEpochMilli(),
                to == null ? Long.MAX_VALUE : to.toEpochMilli(),
                slack.calls(),
                slack.others(),
                speed,
                new ReplayOptions.Limits((int) maxRecord, maxDepth, maxPlainBytes, maxRatio),
                scores,
                inflation,
                mapping == null ? null : CsvMappingFile.read(mapping));
    }

    /** The setup with the mapping among the files that it came from. */
    Setup noted(Setup setup) {
        return mapping == null
                ? setup
                : setup.and(Sources.source(
                        "mapping",
                        mapping,
                        CsvMappingFile.read(mapping).columns().size()));
    }

    /**
     * Looks whether there is anything to read, before older results give way to new ones.
     *
     * @throws io.kumoban.engine.source.MissingInput when a path leads nowhere
     */
    void requireSomething() {
        List<String> named = paths.stream()
                .filter(path -> !path.equals(FileTree.STANDARD_INPUT))
                .toList();
        if (!named.isEmpty()) {
            FileTree.of(named, Path.of(System.getProperty("java.io.tmpdir"))).close();
        }
    }

    private void check() {
        String obstacle = inflation.obstacle();
        if (obstacle != null) {
            throw CommandFailure.wrongUsage(
                    "--inflater libdeflate cannot be had: " + obstacle + ". Leave the option out, or say jdk.");
        }
        if (threads < 1) {
            throw CommandFailure.wrongUsage("--threads must be 1 or more, not " + threads + ".");
        }
        if (memory < SMALLEST_BUDGET) {
            throw CommandFailure.wrongUsage("--memory must be 1M or more.");
        }
        if (from != null && to != null && !from.isBefore(to)) {
            throw CommandFailure.wrongUsage("--from must lie before --to.");
        }
        if (maxRecord > Integer.MAX_VALUE - 16) {
            throw CommandFailure.wrongUsage("--max-record must be less than 2G.");
        }
        if (maxDepth < 1 || maxRatio < 1) {
            throw CommandFailure.wrongUsage("--max-depth and --max-ratio must be 1 or more.");
        }
    }
}
