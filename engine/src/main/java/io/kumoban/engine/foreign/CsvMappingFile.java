package io.kumoban.engine.foreign;

import io.kumoban.engine.yaml.Mistakes;
import io.kumoban.engine.yaml.Shape;
import io.kumoban.engine.yaml.Yaml;
import io.kumoban.engine.yaml.YamlReader;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads the file of {@code --mapping}:
 *
 * <pre>
 * family: flow
 * timeFormat: dd/MM/uuuu HH:mm:ss
 * zone: America/Halifax
 * durationUnit: microseconds
 * columns: {start: Timestamp, duration: Flow Duration, source: Source IP, destination: Destination IP}
 * accepted: [FIN, CON]
 * rejected: [REQ]
 * </pre>
 */
public final class CsvMappingFile {
    private static final Map<String, CsvMapping.Family> FAMILIES =
            Map.of("flow", CsvMapping.Family.FLOW, "dns", CsvMapping.Family.DNS);
    private static final Map<String, Double> UNITS = Map.of("seconds", 1.0, "milliseconds", 1e-3, "microseconds", 1e-6);

    private final Mistakes mistakes = new Mistakes();
    private final Shape shape = new Shape(mistakes);
    private CsvMapping.Family family = CsvMapping.Family.FLOW;
    private List<String> header = List.of();
    private String timeFormat = "seconds";
    private ZoneId zone = ZoneOffset.UTC;
    private double unit = 1;
    private final Map<String, Yaml.Entry> entries = new LinkedHashMap<>();
    private Set<String> accepted = Set.of();
    private Set<String> rejected = Set.of();

    private CsvMappingFile() {}

    /**
     * Reads the file.
     *
     * @throws io.kumoban.engine.yaml.ConfigurationError with every mistake, its line and column, and what is allowed
     */
    public static CsvMapping read(Path file) {
        CsvMappingFile reader = new CsvMappingFile();
        Yaml root = YamlReader.read(file);
        reader.document(root);
        CsvMapping mapping = reader.mapping(root);
        reader.mistakes.refuse();
        return mapping;
    }

    private void document(Yaml root) {
        shape.keys(
                root,
                "the mapping",
                Map.of(
                        "family", value -> family = choice(value, "family", FAMILIES, family),
                        "header", value -> header = texts(value, "header"),
                        "timeFormat", value -> timeFormat = shape.text(value, "timeFormat"),
                        "zone", this::zone,
                        "durationUnit", value -> unit = choice(value, "durationUnit", UNITS, unit),
                        "columns", value -> entries.putAll(shape.mapping(value, "columns")),
                        "accepted", value -> accepted = Set.copyOf(texts(value, "accepted")),
                        "rejected", value -> rejected = Set.copyOf(texts(value, "rejected"))));
    }

    private List<String> texts(Yaml value, String what) {
        return shape.texts(value, what).stream().map(Yaml.Text::value).toList();
    }

    private <T> T choice(Yaml value, String what, Map<String, T> allowed, T otherwise) {
        String name = shape.text(value, what);
        T chosen = allowed.get(name);
        if (chosen == null) {
            mistakes.addUnknown(value.place(), what, name, allowed.keySet());
            return otherwise;
        }
        return chosen;
    }

    private void zone(Yaml value) {
        String name = shape.text(value, "zone");
        try {
            zone = ZoneId.of(name);
        } catch (DateTimeException unknown) {
            mistakes.add(value.place(), "'" + name + "' is no time zone; write it like UTC, +02:00 or Europe/Prague");
        }
    }

    private CsvMapping mapping(Yaml root) {
        Map<String, String> columns = new LinkedHashMap<>();
        entries.forEach((field, entry) -> {
            String column = shape.text(entry.value(), "the column of " + field);
            if (!CsvMapping.fields(family).contains(field)) {
                mistakes.addUnknown(entry.place(), "field", field, CsvMapping.fields(family));
            } else if (!header.isEmpty() && !header.contains(column)) {
                mistakes.add(entry.value().place(), "the header has no column '" + column + "'");
            }
            columns.put(field, column);
        });
        boolean timed = columns.containsKey(CsvMapping.START)
                || columns.containsKey(CsvMapping.END)
                || columns.containsKey(CsvMapping.TIME);
        if (!timed) {
            mistakes.add(root.place(), "no column has the time: map start or end of a flow, or time of a query");
        }
        Set<String> needed =
                family == CsvMapping.Family.FLOW ? Set.of("source", "destination") : Set.of("name", "source");
        if (!columns.keySet().containsAll(needed)) {
            mistakes.add(
                    root.place(),
                    "map these columns too: " + needed.stream().sorted().collect(Collectors.joining(", ")));
        }
        return new CsvMapping(family, header, clock(root), unit, columns, accepted, rejected);
    }

    private Clock clock(Yaml root) {
        return switch (timeFormat) {
            case "seconds", "iso" -> new Clock.Standard();
            case "milliseconds" -> new Clock.Millis();
            default -> pattern(root);
        };
    }

    private Clock pattern(Yaml root) {
        try {
            return Clock.Pattern.of(timeFormat, zone);
        } catch (IllegalArgumentException bad) {
            mistakes.add(
                    root.place(),
                    "'" + timeFormat + "' is no format of times; write seconds, milliseconds, iso, or letters like"
                            + " dd/MM/uuuu HH:mm:ss");
            return new Clock.Standard();
        }
    }
}
