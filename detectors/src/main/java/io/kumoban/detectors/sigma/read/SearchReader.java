package io.kumoban.detectors.sigma.read;

import io.kumoban.detectors.sigma.modifier.Budget;
import io.kumoban.detectors.sigma.modifier.FieldLowering;
import io.kumoban.detectors.sigma.modifier.IllegalModifier;
import io.kumoban.detectors.sigma.modifier.RuleValue;
import io.kumoban.detectors.sigma.rule.Predicate;
import io.kumoban.detectors.sigma.rule.Search;
import io.kumoban.engine.yaml.Place;
import io.kumoban.engine.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;

/**
 * One search of a detection: a mapping, all of whose fields must fit; a list, any of whose entries may; or a keyword.
 * What cannot be read is a problem and tests nothing.
 */
final class SearchReader {
    private static final String MEND = "write a field with its value, or a list of keywords";

    private final FieldLowering lowering;
    private final Budget budget;
    private final Problems problems;
    private final List<Search.Item> items = new ArrayList<>();

    private SearchReader(FieldLowering lowering, Budget budget, Problems problems) {
        this.lowering = lowering;
        this.budget = budget;
        this.problems = problems;
    }

    static Search read(String name, Yaml.Entry entry, FieldLowering lowering, Budget budget, Problems problems) {
        SearchReader reader = new SearchReader(lowering, budget, problems);
        Predicate predicate = reader.definition(name, entry.value());
        return new Search(name, entry.place(), predicate, reader.items);
    }

    private Predicate definition(String name, Yaml value) {
        return switch (value) {
            case Yaml.Mapping mapping -> fields(name, mapping);
            case Yaml.Sequence list -> {
                List<Predicate> parts = list.items().stream()
                        .map(item -> definition(name, item))
                        .toList();
                yield parts.isEmpty() ? empty(name, list.place()) : Predicate.anyOf(parts);
            }
            case Yaml.Text text when text.isNothing() -> empty(name, text.place());
            case Yaml.Text text -> line(text.place(), "", List.of(), List.of(RuleValue.of(text)));
        };
    }

    private Predicate fields(String name, Yaml.Mapping mapping) {
        List<Predicate> parts = new ArrayList<>();
        mapping.entries().forEach((key, entry) -> parts.add(field(key, entry)));
        return parts.isEmpty() ? empty(name, mapping.place()) : Predicate.allOf(parts);
    }

    private Predicate field(String key, Yaml.Entry entry) {
        List<String> parts = List.of(key.split("\\|", -1));
        List<String> modifiers = parts.subList(1, parts.size());
        List<RuleValue> values = values(key, entry.value());
        if (values.isEmpty()) {
            return Predicate.NEVER;
        }
        if (values.size() == 1 && modifiers.contains("all")) {
            problems.note(entry.place(), "'all' has only one value", "take 'all' away");
        }
        return line(entry.place(), parts.getFirst(), modifiers, values);
    }

    private List<RuleValue> values(String key, Yaml value) {
        return switch (value) {
            case Yaml.Text text -> List.of(RuleValue.of(text));
            case Yaml.Sequence list -> {
                List<RuleValue> values = new ArrayList<>(list.items().size());
                for (Yaml item : list.items()) {
                    if (item instanceof Yaml.Text text) {
                        values.add(RuleValue.of(text));
                    } else {
                        problems.refuse(
                                item.place(),
                                "a value of '" + key + "' must be a text or a number, not " + item.kind(),
                                "write '- value'");
                    }
                }
                if (list.items().isEmpty()) {
                    problems.refuse(list.place(), "'" + key + "' has no values", "add one, or take the field out");
                }
                yield values;
            }
            case Yaml.Mapping mapping -> {
                problems.refuse(
                        mapping.place(),
                        "the value of '" + key + "' must be a text, a number or a list, not a mapping",
                        "write names within names with dots, such as '" + key + ".name'");
                yield List.of();
            }
        };
    }

    private Predicate line(Place place, String field, List<String> modifiers, List<RuleValue> values) {
        try {
            Predicate predicate = lowering.lower(field, modifiers, values, budget);
            items.add(new Search.Item(field, modifiers, place, predicate));
            return predicate;
        } catch (IllegalModifier illegal) {
            problems.refuse(place, illegal.sentence(), illegal.mend());
            return Predicate.NEVER;
        }
    }

    private Predicate empty(String name, Place place) {
        problems.refuse(place, "the search '" + name + "' is empty", MEND);
        return Predicate.NEVER;
    }
}
