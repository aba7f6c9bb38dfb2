package io.kumoban.bench.cases;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of commands that go through the labelled cases of public data sets. */
final class CaseOptions {
    /** The exit code of a command that has no data. */
    static final int NO_INPUT = 3;

    @Option(names = "--data", paramLabel = "DIR", description = "The folder of data sets. Default: KUMOBAN_DATA.")
    @Nullable
    Path data;

    @Option(names = "--markdown", description = "Print the tables as Markdown.")
    boolean markdown;

    @Option(names = "--help", usageHelp = true, description = "Show this help and exit.")
    boolean help;

    /** The folder that {@code --data} names, else {@code KUMOBAN_DATA}; says so on standard error when there is none. */
    Optional<Path> folder() {
        Path folder = data;
        if (folder == null) {
            String named = System.getenv("KUMOBAN_DATA");
            folder = named == null ? null : Path.of(named);
        }
        if (folder == null || !Files.isDirectory(folder)) {
            System.err.println("There is no folder of data sets" + (folder == null ? "" : " at " + folder)
                    + "; name one with --data DIR or the environment variable KUMOBAN_DATA.");
            return Optional.empty();
        }
        return Optional.of(folder);
    }
}
