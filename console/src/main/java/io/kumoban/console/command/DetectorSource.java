package io.kumoban.console.command;

import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Detector;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
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
        List<Detector<?, ?>> detectors = new ArrayList<>();
        ServiceLoader.load(Detector.class).forEach(detectors::add);
        detectors.sort(Comparator.comparing(detector -> detector.about().id()));
        return detectors;
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
