package io.kumoban.detectors.sigma.pipeline;

import io.kumoban.engine.yaml.Mistakes;
import io.kumoban.engine.yaml.Shape;
import io.kumoban.engine.yaml.Yaml;
import io.kumoban.engine.yaml.YamlReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A file with one pipeline.
 *
 * @param priority  lower ones come first
 * @param variables by name, their values
 * @param notes     what is passed over
 */
record PipelineFile(
        long priority,
        List<PipelineItem> items,
        List<PlaceholderStep> steps,
        Map<String, List<String>> variables,
        List<String> notes) {

    /**
     * Reads a file.
     *
     * @throws io.kumoban.engine.yaml.ConfigurationError when it cannot be used, with every mistake in it
     */
    static PipelineFile read(Path file) {
        return read(file.toString(), YamlReader.text(file));
    }

    /** Reads a text that mistakes call by this name. */
    static PipelineFile read(String name, String text) {
        Yaml document = YamlReader.read(name, text);
        Mistakes mistakes = new Mistakes();
        Shape shape = new Shape(mistakes);
        long[] priority = {0};
        List<String> notes = new ArrayList<>();
        Map<String, List<String>> variables = new HashMap<>();
        TransformationsReader transformations = new TransformationsReader(mistakes, notes);
        List<PipelineItem> items = new ArrayList<>();
        Map<String, Consumer<Yaml>> keys = new LinkedHashMap<>();
        keys.put("name", value -> shape.text(value, "'name'"));
        keys.put("priority", value -> priority[0] = priority(shape.text(value, "'priority'"), value, mistakes));
        keys.put("allowed_backends", value -> {});
        keys.put("vars", value -> variables.putAll(variables(value, mistakes, notes)));
        keys.put("transformations", value -> items.addAll(transformations.read(value)));
        for (String later : List.of("postprocessing", "finalizers")) {
            keys.put(
                    later,
                    value -> notes.add(value.place() + ": '" + later
                            + "' is passed over, since it is about the text of queries, and there is none here"));
        }
        shape.keys(document, "a pipeline", keys);
        mistakes.refuse();
        return new PipelineFile(priority[0], items, transformations.steps(), variables, notes);
    }

    private static long priority(String text, Yaml value, Mistakes mistakes) {
        if (text.isEmpty()) {
            return 0;
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException none) {
            mistakes.add(value.place(), "'priority' must be a whole number, not " + value.kind());
            return 0;
        }
    }

    /** What placeholders can be filled with; variables of another shape serve the text of queries alone. */
    private static Map<String, List<String>> variables(Yaml value, Mistakes mistakes, List<String> notes) {
        Map<String, List<String>> variables = new HashMap<>();
        new Shape(mistakes).mapping(value, "'vars'").forEach((name, entry) -> {
            List<Yaml> values = entry.value() instanceof Yaml.Sequence list ? list.items() : List.of(entry.value());
            if (values.stream().allMatch(Yaml.Text.class::isInstance)) {
                variables.put(
                        name,
                        values.stream().map(each -> ((Yaml.Text) each).value()).toList());
            } else {
                notes.add(entry.place() + ": the variable '" + name
                        + "' is passed over, since it is neither a text nor a list of texts");
            }
        });
        return variables;
    }
}
