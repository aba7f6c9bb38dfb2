package io.kumoban.engine.finding;

import io.kumoban.engine.event.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * All finding types that GuardDuty has, or had. What detectors raise, they say themselves; this is what filters and
 * samples accept, and what coverage is measured against. Taken from the AWS pages "GuardDuty finding types", "Custom
 * Detection Rules finding types" and "Retired finding types" of 2026, and kept in {@code finding-types.csv}.
 */
public final class FindingTypes {
    private static final String RESOURCE = "finding-types.csv";
    private static final int COLUMNS = 6;
    private static final Map<String, FindingType> BY_NAME = read();

    private FindingTypes() {}

    /** Every type, retired ones last, in the order of their names within a status. */
    public static List<FindingType> all() {
        return List.copyOf(BY_NAME.values());
    }

    /** The types of this status, in the order of their names. */
    public static List<FindingType> of(FindingType.Status status) {
        return BY_NAME.values().stream().filter(type -> type.status() == status).toList();
    }

    /** The names of all types. */
    public static Set<String> names() {
        return Collections.unmodifiableSet(BY_NAME.keySet());
    }

    /** The type of this name, if there is one. */
    public static Optional<FindingType> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    private static Map<String, FindingType> read() {
        Map<String, FindingType> types = new LinkedHashMap<>();
        List<String> lines = lines();
        for (String line : lines.subList(1, lines.size())) {
            FindingType type = type(line);
            if (types.put(type.name(), type) != null) {
                throw new IllegalStateException("the finding type " + type.name() + " is twice in " + RESOURCE);
            }
        }
        return types;
    }

    private static FindingType type(String line) {
        String[] cells = line.split(",", -1);
        if (cells.length != COLUMNS) {
            throw new IllegalStateException("a line of " + RESOURCE + " has not " + COLUMNS + " cells: " + line);
        }
        Set<FindingType.Source> sources = new TreeSet<>();
        for (String source : cells[4].split("\\|")) {
            sources.add(FindingType.Source.valueOf(source));
        }
        return new FindingType(
                cells[0],
                Severity.valueOf(cells[1]),
                cells[2].equals("yes"),
                cells[3],
                sources,
                FindingType.Status.valueOf(cells[5]));
    }

    private static List<String> lines() {
        try (InputStream in = FindingTypes.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the catalogue " + RESOURCE + " is missing; the jar is not whole");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the catalogue " + RESOURCE + " cannot be read", unreadable);
        }
    }
}
