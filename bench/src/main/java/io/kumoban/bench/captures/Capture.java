package io.kumoban.bench.captures;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A capture and what its origin says of it.
 *
 * @param path      of its logs below the folder of data sets; may be a glob
 * @param incident  the name of what is inside; empty where nothing hostile is
 * @param involving what an event must name to belong to the incident
 * @param types     finding types that are a right answer
 */
record Capture(String path, String incident, List<String> involving, List<String> types) {
    private static final String RESOURCE = "captures.csv";

    /** Those of {@code captures.csv}, in its order. */
    static List<Capture> all() {
        try (InputStream in = Capture.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .skip(1)
                    .map(Capture::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " could not be read", e);
        }
    }

    private static Capture of(String line) {
        String[] cells = line.split(",", -1);
        return new Capture(cells[0], cells[1], words(cells[2]), words(cells[3]));
    }

    private static List<String> words(String cell) {
        return cell.isEmpty() ? List.of() : List.of(cell.split(" "));
    }

    boolean isHostile() {
        return !incident.isEmpty();
    }

    /** The folder that stands for the data set. */
    String set() {
        return path.substring(0, path.indexOf('/'));
    }

    /** What is below it. */
    String name() {
        return path.substring(path.indexOf('/') + 1);
    }
}
