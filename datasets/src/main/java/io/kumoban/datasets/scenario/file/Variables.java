package io.kumoban.datasets.scenario.file;

import io.kumoban.engine.yaml.Mistakes;
import io.kumoban.engine.yaml.Yaml;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The numbers of one level of stealth: a text that is {@code $name} and nothing else stands for the one so named. */
final class Variables {
    private static final Pattern NAME = Pattern.compile("\\$([a-z][a-z0-9-]*)");

    private final Map<String, Yaml> values;
    private final Mistakes mistakes;

    Variables(Map<String, Yaml> values, Mistakes mistakes) {
        this.values = values;
        this.mistakes = mistakes;
    }

    /** The same value with all names replaced. */
    Yaml replaceIn(Yaml value) {
        return switch (value) {
            case Yaml.Text text -> replaced(text);
            case Yaml.Sequence sequence ->
                new Yaml.Sequence(
                        sequence.place(),
                        sequence.items().stream().map(this::replaceIn).toList());
            case Yaml.Mapping mapping -> {
                Map<String, Yaml.Entry> entries = new LinkedHashMap<>();
                mapping.entries()
                        .forEach((key, entry) ->
                                entries.put(key, new Yaml.Entry(entry.place(), replaceIn(entry.value()))));
                yield new Yaml.Mapping(mapping.place(), entries);
            }
        };
    }

    private Yaml replaced(Yaml.Text text) {
        Matcher name = NAME.matcher(text.value());
        if (!name.matches()) {
            return text;
        }
        Yaml value = values.get(name.group(1));
        if (value == null) {
            mistakes.addUnknown(text.place(), "number of the level", name.group(1), values.keySet());
            return text;
        }
        return value;
    }
}
