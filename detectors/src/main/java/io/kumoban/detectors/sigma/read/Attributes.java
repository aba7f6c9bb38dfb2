package io.kumoban.detectors.sigma.read;

import io.kumoban.engine.yaml.Place;
import io.kumoban.engine.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the attributes of a mapping in the shape that they should have. What has another shape is a problem. */
record Attributes(Place place, Map<String, Yaml.Entry> entries, Problems problems) {
    static Attributes of(Yaml.Mapping mapping, Problems problems) {
        return new Attributes(mapping.place(), mapping.entries(), problems);
    }

    /** The value of a key, or null when there is none. */
    @Nullable
    Yaml value(String key) {
        Yaml.Entry entry = entries.get(key);
        return entry == null || entry.value() instanceof Yaml.Text text && text.isNothing() ? null : entry.value();
    }

    /** The place of a key, or of the mapping when the key is missing. */
    Place place(String key) {
        Yaml.Entry entry = entries.get(key);
        return entry == null ? place : entry.place();
    }

    /** The text of a key; empty when there is none. */
    String text(String key) {
        return switch (value(key)) {
            case null -> "";
            case Yaml.Text text -> text.value();
            case Yaml other -> {
                problems.note(
                        other.place(), "'" + key + "' must be a text, not " + other.kind(), "write it in one line");
                yield "";
            }
        };
    }

    /** The texts of a key whose value is a list, or a single text. */
    List<String> texts(String key) {
        return places(key).stream().map(Yaml.Text::value).toList();
    }

    /** The same with their places. */
    List<Yaml.Text> places(String key) {
        List<Yaml.Text> texts = new ArrayList<>();
        switch (value(key)) {
            case null -> {}
            case Yaml.Text text -> texts.add(text);
            case Yaml.Sequence list -> {
                for (Yaml item : list.items()) {
                    if (item instanceof Yaml.Text text) {
                        if (!text.isNothing()) {
                            texts.add(text);
                        }
                    } else {
                        problems.note(
                                item.place(),
                                "an entry of '" + key + "' must be a text, not " + item.kind(),
                                "write it in one line");
                    }
                }
            }
            case Yaml other ->
                problems.note(
                        other.place(), "'" + key + "' must be a list of texts, not " + other.kind(), "write '- text'");
        }
        return texts;
    }
}
