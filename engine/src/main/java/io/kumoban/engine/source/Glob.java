package io.kumoban.engine.source;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A path with wildcards, as a shell would expand it: {@code *}, {@code ?}, {@code [a-z]}, {@code [!a-z]} and
 * {@code {a,b}} within one part, {@code **} for any number of folders, none included. Hidden names are matched only by
 * a part that begins with a dot, and {@code **} does not follow symbolic links.
 */
final class Glob {
    private static final String ANY_FOLDERS = "**";

    /** A file or folder that matches; {@code name} is escaped and relative to the part without wildcards. */
    record Match(Path path, String name) {}

    private record Step(Path folder, int part) {}

    private final Path base;
    private final List<String> parts;
    private final List<Pattern> patterns;

    private Glob(Path base, List<String> parts) {
        this.base = base;
        this.parts = parts;
        this.patterns = parts.stream().map(Glob::translate).toList();
    }

    static boolean isGlob(String argument) {
        return argument.chars().anyMatch(c -> c == '*' || c == '?' || c == '[' || c == '{');
    }

    static Glob of(String argument) {
        List<String> parts = new ArrayList<>(Arrays.asList(argument.split("/+")));
        StringBuilder base = new StringBuilder();
        while (!isGlob(parts.getFirst())) {
            base.append(parts.removeFirst()).append('/');
        }
        return new Glob(Path.of(base.toString()), parts);
    }

    /** What matches, in no particular order; folders that cannot be listed match nothing. */
    List<Match> matches() {
        List<Match> found = new ArrayList<>();
        step(base, "", 0, found, new HashSet<>());
        return found;
    }

    private void step(Path folder, String name, int part, List<Match> found, Set<Step> taken) {
        // Several ** may lead to one place by many ways; the set keeps the walk linear.
        if (!taken.add(new Step(folder, part))) {
            return;
        }
        boolean last = part == parts.size() - 1;
        if (parts.get(part).equals(ANY_FOLDERS)) {
            if (last) {
                found.add(new Match(folder, name));
                return;
            }
            step(folder, name, part + 1, found, taken);
            for (Path child : list(folder)) {
                if (!isHidden(child) && Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
                    step(child, join(name, child), part, found, taken);
                }
            }
            return;
        }
        boolean hiddenToo = parts.get(part).startsWith(".");
        for (Path child : list(folder)) {
            if ((hiddenToo || !isHidden(child))
                    && patterns.get(part)
                            .matcher(child.getFileName().toString())
                            .matches()) {
                if (last) {
                    found.add(new Match(child, join(name, child)));
                } else if (Files.isDirectory(child)) {
                    step(child, join(name, child), part + 1, found, taken);
                }
            }
        }
    }

    private static String join(String name, Path child) {
        return name.isEmpty() ? ShownName.of(child) : name + "/" + ShownName.of(child);
    }

    private static boolean isHidden(Path path) {
        return path.getFileName().toString().startsWith(".");
    }

    private static List<Path> list(Path folder) {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(children::add);
        } catch (IOException | DirectoryIteratorException unlistable) {
            return List.of();
        }
        return children;
    }

    private static Pattern translate(String part) {
        StringBuilder regex = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            switch (c) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                case '[' -> {
                    int close = closingBracket(part, i);
                    regex.append(close < 0 ? "\\[" : characterClass(part, i + 1, close));
                    i = close < 0 ? i : close;
                }
                case '{' -> {
                    boolean closed = part.indexOf('}', i) > 0;
                    regex.append(closed ? "(?:" : "\\{");
                    depth += closed ? 1 : 0;
                }
                case '}' -> {
                    regex.append(depth > 0 ? ")" : "\\}");
                    depth -= depth > 0 ? 1 : 0;
                }
                case ',' -> regex.append(depth > 0 ? "|" : ",");
                default -> regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        // A brace within a class can leave a group open; it is closed rather than refused.
        return Pattern.compile(regex.append(")".repeat(depth)).toString(), Pattern.DOTALL);
    }

    private static int closingBracket(String part, int open) {
        int first = open + 1;
        if (first < part.length() && (part.charAt(first) == '!' || part.charAt(first) == '^')) {
            first++;
        }
        // A bracket that stands first is a member of the class.
        return part.indexOf(']', first + 1);
    }

    private static String characterClass(String part, int from, int close) {
        StringBuilder regex = new StringBuilder("[");
        int at = from;
        if (part.charAt(at) == '!' || part.charAt(at) == '^') {
            regex.append('^');
            at++;
        }
        while (at < close) {
            char low = part.charAt(at);
            if (at + 2 < close && part.charAt(at + 1) == '-') {
                char high = part.charAt(at + 2);
                if (low <= high) {
                    regex.append(literal(low)).append('-').append(literal(high));
                }
                at += 3;
            } else {
                regex.append(literal(low));
                at++;
            }
        }
        // A class of nothing, such as a range written backwards, matches nothing.
        return regex.length() == 1 ? "(?!)" : regex.append(']').toString();
    }

    private static String literal(char c) {
        return "\\x{" + Integer.toHexString(c) + "}";
    }
}
