package io.kumoban.detectors.sigma.read;

import io.kumoban.detectors.sigma.modifier.Placeholders;
import io.kumoban.engine.yaml.ConfigurationError;
import io.kumoban.engine.yaml.Mistakes;
import io.kumoban.engine.yaml.Shape;
import io.kumoban.engine.yaml.Yaml;
import io.kumoban.engine.yaml.YamlReader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A user's YAML file of placeholders: for each name a list of values, wildcards and all. */
public final class PlaceholderFile {
    private PlaceholderFile() {}

    /**
     * Reads a file.
     *
     * @throws ConfigurationError when it cannot be used, with every mistake in it
     */
    public static Placeholders read(Path file) {
        Mistakes mistakes = new Mistakes();
        Shape shape = new Shape(mistakes);
        Map<String, List<String>> values = new LinkedHashMap<>();
        shape.mapping(YamlReader.read(file), "the file of placeholders").forEach((name, entry) -> {
            List<String> texts = shape.texts(entry.value(), "the placeholder '" + name + "'").stream()
                    .map(Yaml.Text::value)
                    .toList();
            values.put(name, texts);
        });
        mistakes.refuse();
        return new Placeholders(values);
    }
}
