package io.kumoban.detectors.sigma.read;

import io.kumoban.engine.yaml.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** The files that paths, folders and globs lead to, each once, in the order of their names. */
final class RuleFiles {
    private static final int DEEPEST = 64;
    private static final int MOST = 200_000;

    private final TreeSet<Path> files = new TreeSet<>();
    private final Problems problems;

    private RuleFiles(Problems problems) {
        this.problems = problems;
    }

    /**
     * Resolves paths.
     *
     * @param paths files, folders (read with all {@code .yml} and {@code .yaml} files below them, but for
     *     {@code .test.yaml}, which hold tests of rules) and globs
     */
    static List<Path> of(List<String> paths, Problems problems) {
        RuleFiles found = new RuleFiles(problems);
        for (String path : paths) {
            try {
                found.add(path);
            } catch (IOException | UncheckedIOException | InvalidPathException | PatternSyntaxException inTheWay) {
                found.missing(path, "cannot be read (" + inTheWay.getClass().getSimpleName() + ")");
            }
        }
        return List.copyOf(found.files);
    }

    private void add(String text) throws IOException {
        int wildcard = firstWildcard(text);
        Path path = Path.of(text);
        if (wildcard >= 0 && !Files.exists(path)) {
            addGlob(text, wildcard);
        } else if (Files.isDirectory(path)) {
            addBelow(path, text, RuleFiles::isYaml);
        } else if (Files.exists(path)) {
            files.add(path);
        } else {
            missing(text, "does not exist");
        }
    }

    private void addGlob(String text, int wildcard) throws IOException {
        int slash = text.lastIndexOf('/', wildcard);
        String folder = slash < 0 ? "." : slash == 0 ? "/" : text.substring(0, slash);
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + (slash < 0 ? "./" + text : text));
        addBelow(Path.of(folder), text, matcher::matches);
    }

    private void addBelow(Path folder, String text, Predicate<Path> wanted) throws IOException {
        if (!Files.isDirectory(folder)) {
            missing(text, "does not exist");
            return;
        }
        List<Path> found = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(folder, DEEPEST)) {
            walk.filter(wanted).filter(Files::isRegularFile).limit(MOST).forEach(found::add);
        }
        if (found.isEmpty()) {
            missing(text, "leads to no rule");
        }
        files.addAll(found);
    }

    private static int firstWildcard(String text) {
        for (int i = 0; i < text.length(); i++) {
            if ("*?[{".indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isYaml(Path path) {
        String name = path.toString().toLowerCase(Locale.ROOT);
        return (name.endsWith(".yml") || name.endsWith(".yaml"))
                && !name.endsWith(".test.yml")
                && !name.endsWith(".test.yaml");
    }

    private void missing(String path, String why) {
        problems.begin("");
        problems.refuse(new Place(path, 1, 1), "this path " + why, "check it");
    }
}
