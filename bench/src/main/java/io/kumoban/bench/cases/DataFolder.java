package io.kumoban.bench.cases;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The folder of public data sets. */
final class DataFolder {
    /** The exit code of a command that has no data. */
    static final int NO_INPUT = 3;

    private DataFolder() {}

    /** The folder that an option names, else {@code KUMOBAN_DATA}; says so on standard error when there is none. */
    static Optional<Path> find(@Nullable Path option) {
        Path folder = option;
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
