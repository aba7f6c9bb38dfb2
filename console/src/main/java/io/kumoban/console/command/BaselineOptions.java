package io.kumoban.console.command;

import io.kumoban.console.replay.Setup;
import io.kumoban.console.replay.Sources;
import io.kumoban.engine.pipeline.Baseline;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a replay begins with having learned, and where it keeps what it learns. */
final class BaselineOptions {
    @Option(
            names = "--baseline",
            paramLabel = "F",
            description = "Begin with what an earlier run learned and saved here, so that accounts are known.")
    @Nullable
    Path from;

    @Option(
            names = "--save-baseline",
            paramLabel = "F",
            description = "Save what was learned once the input has ended, for --baseline of a later run.")
    @Nullable
    Path to;

    /**
     * The setup, with the baseline among the files that it came from.
     *
     * @throws CommandFailure when there is no such file
     */
    Setup noted(Setup setup) {
        if (from == null) {
            return setup;
        }
        if (!Files.isRegularFile(from)) {
            throw CommandFailure.wrongUsage(
                    "There is no baseline %s; --baseline names a file that --save-baseline wrote.".formatted(from));
        }
        return setup.and(Sources.source("baseline", from, 0));
    }

    Baseline baseline(String version) {
        return new Baseline(from, to, version);
    }
}
