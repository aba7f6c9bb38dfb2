package io.kumoban.console.reproduce;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the files of an earlier run lie now. A relative path is taken from where the run was started, or from here when
 * it leads nowhere there.
 *
 * @param directory where the run was started; empty when it does not say
 * @param settings  a folder that holds all files beside the logs, by the last part of their paths, or null
 */
public record Whereabouts(Path directory, @Nullable Path settings) {
    /** Where a file or folder that is no log lies now; it need not exist. */
    public Path of(Path given) {
        Path last = given.getFileName();
        if (settings != null && last != null) {
            return settings.resolve(last);
        }
        return near(given);
    }

    /** The same for a path of logs, which may be a glob. */
    public String ofLogs(String given) {
        boolean here = directory.equals(Path.of("").toAbsolutePath());
        if (here || Path.of(given).isAbsolute() || !Files.isDirectory(directory)) {
            return given;
        }
        return directory.resolve(given).toString();
    }

    private Path near(Path given) {
        Path there = directory.resolve(given);
        return Files.exists(there) ? there : given;
    }
}
