package io.kumoban.bench.board;

import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.detect.Detectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Settings in which some detectors are switched off. A name that ends in {@code *} stands for all that begin so. */
final class Ablation {
    private Ablation() {}

    /** The first name that stands for no detector. */
    static Optional<String> unknown(List<String> names) {
        return names.stream().filter(name -> ids(List.of(name)).isEmpty()).findFirst();
    }

    /** The ids of the detectors that names stand for, in order. Those that rest unless switched on must be named whole. */
    static List<String> ids(List<String> names) {
        return Detectors.load(List.of()).stream()
                .map(Detector::about)
                .filter(about -> names.stream().anyMatch(name -> standsFor(name, about)))
                .map(About::id)
                .sorted()
                .toList();
    }

    private static boolean standsFor(String name, About about) {
        return name.endsWith("*")
                ? !about.isOptIn() && about.id().startsWith(name.substring(0, name.length() - 1))
                : about.id().equals(name);
    }

    /** Writes the settings into a file and returns it. */
    static Path write(List<String> names, Path file) throws IOException {
        String settings = ids(names).stream()
                .map(id -> "  " + id + ": {enabled: false}\n")
                .collect(Collectors.joining("", "detectors:\n", ""));
        return Files.writeString(file, settings);
    }
}
