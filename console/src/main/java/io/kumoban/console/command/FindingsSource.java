package io.kumoban.console.command;

import io.kumoban.console.run.FindingsFile;
import io.kumoban.console.run.GroupsFile;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which findings a command is about: those of a run's folder, or of a file. */
final class FindingsSource {
    @Option(
            names = "--run",
            paramLabel = "DIR",
            defaultValue = "kumoban-run",
            description = "The folder of the run. Default: ${DEFAULT-VALUE}.")
    Path run = Path.of("kumoban-run");

    @Option(names = "--file", paramLabel = "F", description = "A findings file instead of a run's folder.")
    @Nullable
    Path file;

    FindingsFile open() {
        return file == null ? FindingsFile.ofRun(run) : new FindingsFile(file);
    }

    /** The groups beside the findings. */
    GroupsFile groups() {
        return file == null ? GroupsFile.ofRun(run) : new GroupsFile(file.resolveSibling("groups.jsonl"));
    }
}
