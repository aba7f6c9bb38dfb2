package io.kumoban.console.lab;

import io.kumoban.datasets.exercise.ExerciseAccount;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The exercises that come with the program, the easier ones first: one for each story. */
public final class LabShelf {
    private static final List<String> NAMES = List.copyOf(ExerciseAccount.names());

    private LabShelf() {}

    /** The names of all exercises. */
    public static List<String> names() {
        return NAMES;
    }

    /** All exercises. */
    public static List<Lab> all() {
        return NAMES.stream().map(LabShelf::read).toList();
    }

    /** The exercise of this name; empty when there is none. */
    public static Optional<Lab> named(String name) {
        return NAMES.contains(name) ? Optional.of(read(name)) : Optional.empty();
    }

    private static Lab read(String name) {
        String file = name + ".yaml";
        try (InputStream in = LabShelf.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("The exercise " + file + " is missing in the program; build it again.");
            }
            return LabFile.read(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The exercise " + file + " cannot be read; build the program again.", e);
        }
    }
}
