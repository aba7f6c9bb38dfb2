package io.kumoban.console.lab;

import io.kumoban.engine.yaml.Mistakes;
import io.kumoban.engine.yaml.Shape;
import io.kumoban.engine.yaml.Yaml;
import io.kumoban.engine.yaml.YamlReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the description of an exercise. */
final class LabFile {
    private final Mistakes mistakes = new Mistakes();
    private final Shape shape = new Shape(mistakes);
    private final List<Ask> asks = new ArrayList<>();
    private final List<String> commands = new ArrayList<>();
    private final List<String> hints = new ArrayList<>();
    private String title = "";
    private String question = "";
    private int minutes;
    private Lab.@Nullable Tuning tuning;

    private LabFile() {}

    /**
     * Reads it.
     *
     * @throws io.kumoban.engine.yaml.ConfigurationError with every mistake and its place
     */
    static Lab read(String name, String text) {
        LabFile file = new LabFile();
        file.document(YamlReader.read(name, text));
        file.mistakes.refuse();
        return new Lab(
                name,
                file.title,
                file.minutes,
                file.question,
                List.copyOf(file.asks),
                List.copyOf(file.commands),
                List.copyOf(file.hints),
                file.tuning);
    }

    private void document(Yaml root) {
        shape.keys(
                root,
                "the exercise",
                Map.of(
                        "title", value -> title = text(value, "title"),
                        "minutes", value -> minutes = number(value),
                        "question", value -> question = text(value, "question"),
                        "asks", this::asks,
                        "commands", value -> texts(value, "commands", commands),
                        "hints", value -> texts(value, "hints", hints),
                        "tuning", this::tuning));
    }

    private void asks(Yaml value) {
        shape.mapping(value, "asks").forEach((name, entry) -> asks.add(ask(name, entry.value())));
    }

    private Ask ask(String name, Yaml value) {
        Map<String, String> texts = new LinkedHashMap<>();
        Map<String, String> mistaken = new LinkedHashMap<>();
        shape.keys(
                value,
                "the answer " + name,
                Map.of(
                        "what", what -> texts.put("what", text(what, "what")),
                        "kind", kind -> texts.put("kind", text(kind, "kind")),
                        "example", example -> texts.put("example", text(example, "example")),
                        "mistaken",
                                others -> shape.mapping(others, "mistaken")
                                        .forEach((fact, said) -> mistaken.put(fact, text(said.value(), fact)))));
        return new Ask(
                name,
                texts.getOrDefault("what", ""),
                kind(texts.getOrDefault("kind", "text"), value),
                texts.getOrDefault("example", ""),
                mistaken);
    }

    private Ask.Kind kind(String text, Yaml value) {
        try {
            return Ask.Kind.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            mistakes.add(value.place(), "the kind of an answer is text, number, time or file, not '" + text + "'");
            return Ask.Kind.TEXT;
        }
    }

    private void tuning(Yaml value) {
        Map<String, String> texts = new LinkedHashMap<>();
        shape.keys(
                value,
                "tuning",
                Map.of(
                        "detector", detector -> texts.put("detector", text(detector, "detector")),
                        "noise", noise -> texts.put("noise", text(noise, "noise"))));
        tuning = new Lab.Tuning(texts.getOrDefault("detector", ""), texts.getOrDefault("noise", ""));
    }

    private void texts(Yaml value, String what, List<String> into) {
        shape.texts(value, what).forEach(text -> into.add(text.value().strip()));
    }

    private String text(Yaml value, String what) {
        return shape.text(value, what).strip();
    }

    private int number(Yaml value) {
        try {
            return Integer.parseInt(text(value, "minutes"));
        } catch (NumberFormatException none) {
            mistakes.add(value.place(), "minutes must be a whole number, not " + value.kind());
            return 0;
        }
    }
}
