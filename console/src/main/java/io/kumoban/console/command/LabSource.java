package io.kumoban.console.command;

import io.kumoban.console.lab.Lab;
import io.kumoban.console.lab.LabShelf;
import io.kumoban.engine.yaml.Nearest;
import picocli.CommandLine.Parameters;

/** Which exercise a command is about. */
final class LabSource {
    @Parameters(index = "0", paramLabel = "NAME", description = "The exercise; 'kumoban lab list' names them.")
    String name = "";

    /**
     * The exercise.
     *
     * @throws CommandFailure when there is none of this name
     */
    Lab lab() {
        return LabShelf.named(name).orElseThrow(() -> {
            String meant = Nearest.to(name, LabShelf.names())
                    .map(near -> " Did you mean '" + near + "'?")
                    .orElse("");
            return CommandFailure.wrongUsage(
                    "There is no exercise '%s'; 'kumoban lab list' names them all.%s".formatted(name, meant));
        });
    }
}
