package io.kumoban.console.command;

import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.detect.Detectors;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which detectors a command is about. */
final class DetectorSource {
    @Option(
            names = "--plugins",
            paramLabel = "JAR",
            description = "A jar with further detectors; may be given several times.")
    List<Path> plugins = new ArrayList<>();

    /** All detectors, by id. */
    List<Detector<?, ?>> load() {
        return Detectors.load(plugins);
    }

    /**
     * The detectors with this id or finding type.
     *
     * @throws CommandFailure when there is none
     */
    List<Detector<?, ?>> named(String name) {
        List<Detector<?, ?>> chosen = new ArrayList<>();
        for (Detector<?, ?> detector : load()) {
            About about = detector.about();
            if (about.id().equals(name) || about.types().containsKey(name)) {
                chosen.add(detector);
            }
        }
        if (chosen.isEmpty()) {
            throw CommandFailure.wrongUsage(
                    "There is no detector or finding type '%s'; 'kumoban detectors list' names them all."
                            .formatted(name));
        }
        return chosen;
    }
}
