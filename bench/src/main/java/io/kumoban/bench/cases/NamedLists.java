package io.kumoban.bench.cases;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A table of two columns that comes with the program: of a name any number of values. */
final class NamedLists {
    private final Map<String, Set<String>> byName = new TreeMap<>();

    private NamedLists() {}

    /** Reads a resource beside this class: lines of a comma, after comments and the names of the columns. */
    static NamedLists read(String resource) {
        NamedLists lists = new NamedLists();
        try (InputStream in = NamedLists.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing from the program");
            }
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .skip(1)
                    .forEach(lists::add);
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " could not be read", e);
        }
        return lists;
    }

    private void add(String line) {
        int comma = line.indexOf(',');
        byName.computeIfAbsent(line.substring(0, comma), unused -> new TreeSet<>())
                .add(line.substring(comma + 1));
    }

    /** The values of a name; empty when none are written down. */
    Set<String> of(String name) {
        return byName.getOrDefault(name, Set.of());
    }

    Set<String> names() {
        return byName.keySet();
    }
}
