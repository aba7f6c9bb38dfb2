package io.kumoban.console.rules;

import io.kumoban.detectors.sigma.lint.Check;
import io.kumoban.detectors.sigma.lint.Remark;
import io.kumoban.engine.yaml.Mistakes;
import io.kumoban.engine.yaml.Place;
import io.kumoban.engine.yaml.Shape;
import io.kumoban.engine.yaml.Yaml;
import io.kumoban.engine.yaml.YamlReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Remarks that a user has read and does not want to hear of again: a YAML list of rule, check and reason. */
public final class Ignored {
    private final List<Entry> entries;
    private final Set<Entry> idle;

    /** One of them. */
    private record Entry(Place place, String rule, String check) {
        boolean covers(Remark remark) {
            return remark.rule().equalsIgnoreCase(rule) && remark.check().id().equals(check);
        }
    }

    private Ignored(List<Entry> entries) {
        this.entries = List.copyOf(entries);
        idle = new HashSet<>(entries);
    }

    /** Nothing is ignored. */
    public static Ignored nothing() {
        return new Ignored(List.of());
    }

    /**
     * Reads a file.
     *
     * @throws io.kumoban.engine.yaml.ConfigurationError with every mistake and its place
     */
    public static Ignored read(Path file) {
        Mistakes mistakes = new Mistakes();
        Shape shape = new Shape(mistakes);
        List<Entry> entries = new ArrayList<>();
        if (YamlReader.read(file) instanceof Yaml.Sequence list) {
            list.items().forEach(item -> entries.add(entry(item, shape, mistakes)));
        } else {
            mistakes.add(new Place(file.toString(), 1, 1), "an ignore list must be a list; write '- rule: ...'");
        }
        mistakes.refuse();
        return new Ignored(entries);
    }

    private static Entry entry(Yaml item, Shape shape, Mistakes mistakes) {
        String[] texts = {"", "", ""};
        shape.keys(
                item,
                "an entry of the ignore list",
                Map.of(
                        "rule", value -> texts[0] = shape.text(value, "rule"),
                        "check", value -> texts[1] = shape.text(value, "check"),
                        "reason", value -> texts[2] = shape.text(value, "reason")));
        for (int i = 0; i < texts.length; i++) {
            if (texts[i].isBlank()) {
                mistakes.add(item.place(), "an entry needs rule, check and reason; add what is missing");
                break;
            }
        }
        List<String> checks = Arrays.stream(Check.values()).map(Check::id).toList();
        if (!texts[1].isBlank() && !checks.contains(texts[1])) {
            mistakes.addUnknown(item.place(), "check", texts[1], checks);
        }
        return new Entry(item.place(), texts[0], texts[1]);
    }

    /** Whether a remark is to be kept silent. */
    public boolean covers(Remark remark) {
        boolean covered = false;
        for (Entry entry : entries) {
            if (entry.covers(remark)) {
                idle.remove(entry);
                covered = true;
            }
        }
        return covered;
    }

    /** The places of entries that covered nothing so far, in the order of the file. */
    public List<Place> idle() {
        return entries.stream().filter(idle::contains).map(Entry::place).toList();
    }
}
