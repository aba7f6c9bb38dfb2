package io.kumoban.bench.cases;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which finding types are a right answer to a technique, from {@code accepted-types.csv}. */
public final class AcceptedTypes {
    private static final String RESOURCE = "accepted-types.csv";

    private final Map<String, Set<String>> byTechnique = new TreeMap<>();

    /** Reads the file that comes with the program. */
    public AcceptedTypes() {
        try (InputStream in = AcceptedTypes.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the program");
            }
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .skip(1)
                    .forEach(this::add);
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " could not be read", e);
        }
    }

    private void add(String line) {
        int comma = line.indexOf(',');
        byTechnique
                .computeIfAbsent(line.substring(0, comma), unused -> new TreeSet<>())
                .add(line.substring(comma + 1));
    }

    /** The types that answer this technique; empty when none are written down. */
    public Set<String> of(String technique) {
        return byTechnique.getOrDefault(technique, Set.of());
    }

    public Set<String> techniques() {
        return byTechnique.keySet();
    }
}
