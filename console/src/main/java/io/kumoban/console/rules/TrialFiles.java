package io.kumoban.console.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The files of tests that paths lead to. */
public final class TrialFiles {
    private static final int DEEPEST = 64;

    private TrialFiles() {}

    /**
     * Finds files, each once, in the order of their names.
     *
     * @param paths files of tests, and folders with such below them
     * @throws UnreadableEvents when a path leads to none
     */
    public static List<Path> of(List<Path> paths) {
        TreeSet<Path> found = new TreeSet<>();
        for (Path path : paths) {
            int before = found.size();
            if (Files.isDirectory(path)) {
                try (Stream<Path> walk = Files.walk(path, DEEPEST)) {
                    walk.filter(TrialFiles::isTrial)
                            .filter(Files::isRegularFile)
                            .forEach(found::add);
                } catch (IOException | UncheckedIOException inTheWay) {
                    throw new UnreadableEvents("The folder %s cannot be searched for tests (%s)."
                            .formatted(path, inTheWay.getClass().getSimpleName()));
                }
            } else if (Files.exists(path)) {
                found.add(path);
            }
            if (found.size() == before) {
                throw new UnreadableEvents(
                        "There are no tests in %s; name a file or folder of NAME.test.yaml.".formatted(path));
            }
        }
        return List.copyOf(found);
    }

    private static boolean isTrial(Path path) {
        return TrialFile.ENDINGS.stream().anyMatch(path.toString()::endsWith);
    }

    /** The rules that stand beside a file of tests, {@code NAME.yml} or {@code NAME.yaml}. */
    public static String beside(Path file) {
        String name = file.toString();
        for (String ending : TrialFile.ENDINGS) {
            if (name.endsWith(ending)) {
                name = name.substring(0, name.length() - ending.length());
                break;
            }
        }
        return Files.exists(Path.of(name + ".yaml")) ? name + ".yaml" : name + ".yml";
    }
}
