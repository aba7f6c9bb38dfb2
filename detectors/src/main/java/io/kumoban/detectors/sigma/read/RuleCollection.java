package io.kumoban.detectors.sigma.read;

import io.kumoban.engine.yaml.Yaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The documents of a file, joined as their {@code action} says: {@code global} gives what all later documents begin
 * with, {@code reset} ends that, and {@code repeat} takes the document before once more, changed.
 */
final class RuleCollection {
    /** The most documents of a file, and the most values that joining may bring about. */
    private static final int MOST_DOCUMENTS = 10_000;

    private static final int MOST_VALUES = 1_000_000;

    private final Problems problems;
    private final List<Yaml.Mapping> rules = new ArrayList<>();
    private Yaml.@Nullable Mapping global;
    private Yaml.@Nullable Mapping before;
    private int values;

    private RuleCollection(Problems problems) {
        this.problems = problems;
    }

    /** The documents that are rules, correlations or filters. */
    static List<Yaml.Mapping> of(List<Yaml> documents, Problems problems) {
        RuleCollection collection = new RuleCollection(problems);
        for (Yaml document : documents) {
            problems.begin("");
            if (collection.isFull()) {
                problems.refuse(document.place(), "the file holds more rules than are read at once", "split it");
                break;
            }
            if (document instanceof Yaml.Mapping mapping) {
                collection.add(mapping);
            } else {
                problems.refuse(
                        document.place(), "a rule must be a mapping, not " + document.kind(), "write 'title: ...'");
            }
        }
        return collection.rules;
    }

    private boolean isFull() {
        return rules.size() >= MOST_DOCUMENTS || values > MOST_VALUES;
    }

    private void add(Yaml.Mapping document) {
        Yaml.Entry entry = document.entries().get("action");
        String action = entry == null ? "" : entry.value() instanceof Yaml.Text text ? text.value() : "?";
        switch (action) {
            case "" -> rule(joined(global, document));
            case "global" -> global = joined(global, document);
            case "reset" -> global = null;
            case "repeat" -> {
                if (before == null) {
                    problems.refuse(document.place(), "there is no document to repeat", "take 'action: repeat' out");
                } else {
                    rule(joined(before, document));
                }
            }
            default ->
                problems.refuse(
                        document.place(),
                        "unknown action '" + action + "'",
                        "write global, reset or repeat, or no action");
        }
    }

    private void rule(Yaml.Mapping rule) {
        before = rule;
        rules.add(rule);
    }

    private Yaml.Mapping joined(Yaml.@Nullable Mapping under, Yaml.Mapping over) {
        Map<String, Yaml.Entry> entries = new LinkedHashMap<>();
        if (under != null) {
            entries.putAll(under.entries());
        }
        over.entries().forEach((key, entry) -> {
            Yaml.Entry below = entries.get(key);
            entries.put(
                    key,
                    below != null
                                    && below.value() instanceof Yaml.Mapping lower
                                    && entry.value() instanceof Yaml.Mapping upper
                            ? new Yaml.Entry(entry.place(), joined(lower, upper))
                            : entry);
        });
        entries.remove("action");
        values += under == null ? 0 : size(under);
        return new Yaml.Mapping(over.place(), entries);
    }

    private static int size(Yaml value) {
        return switch (value) {
            case Yaml.Text text -> 1;
            case Yaml.Sequence list ->
                1 + list.items().stream().mapToInt(RuleCollection::size).sum();
            case Yaml.Mapping mapping ->
                1
                        + mapping.entries().values().stream()
                                .mapToInt(entry -> size(entry.value()))
                                .sum();
        };
    }
}
