package io.kumoban.engine.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads values in the shape that they should have. What has another shape is noted as a mistake and read as empty, so
 * that the reading goes on and finds the next one. A key without a value is as good as no key.
 */
public final class Shape {
    private final Mistakes mistakes;

    public Shape(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    /** The keys of a mapping. */
    public Map<String, Yaml.Entry> mapping(Yaml value, String what) {
        return switch (value) {
            case Yaml.Mapping mapping -> mapping.entries();
            case Yaml.Text text when text.isNothing() -> Map.of();
            default -> {
                mistakes.add(value.place(), what + " must be a mapping (name: value), not " + value.kind());
                yield Map.of();
            }
        };
    }

    /** The texts of a list. */
    public List<Yaml.Text> texts(Yaml value, String what) {
        List<Yaml.Text> texts = new ArrayList<>();
        switch (value) {
            case Yaml.Sequence sequence -> {
                for (Yaml item : sequence.items()) {
                    if (item instanceof Yaml.Text text && !text.isNothing()) {
                        texts.add(text);
                    } else {
                        mistakes.add(item.place(), "an entry of " + what + " must be a text, not " + item.kind());
                    }
                }
            }
            case Yaml.Text text when text.isNothing() -> {}
            default -> mistakes.add(value.place(), what + " must be a list (- value), not " + value.kind());
        }
        return texts;
    }

    /** A text; the empty text when it is none. */
    public String text(Yaml value, String what) {
        if (value instanceof Yaml.Text text) {
            return text.isNothing() ? "" : text.value();
        }
        mistakes.add(value.place(), what + " must be a text, not " + value.kind());
        return "";
    }

    /** Hands each key of a mapping to the reader of that name; a key without a reader is a mistake. */
    public void keys(Yaml value, String what, Map<String, Consumer<Yaml>> readers) {
        mapping(value, what).forEach((name, entry) -> {
            Consumer<Yaml> reader = readers.get(name);
            if (reader == null) {
                mistakes.addUnknown(entry.place(), "key", name, readers.keySet());
            } else {
                reader.accept(entry.value());
            }
        });
    }
}
