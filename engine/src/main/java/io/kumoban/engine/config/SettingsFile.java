package io.kumoban.engine.config;

import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Parameter;
import io.kumoban.engine.detect.ParameterValues;
import io.kumoban.engine.detect.Settings;
import io.kumoban.engine.yaml.Mistakes;
import io.kumoban.engine.yaml.Shape;
import io.kumoban.engine.yaml.Yaml;
import io.kumoban.engine.yaml.YamlReader;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads the file of {@code --config}:
 *
 * <pre>
 * detectors:
 *   port-scan: {enabled: false}
 *   beacon: {jitter: 0.2, window: 6h}
 * </pre>
 */
public final class SettingsFile {
    private static final String ENABLED = "enabled";

    private final Mistakes mistakes = new Mistakes();
    private final Shape shape = new Shape(mistakes);
    private final Map<String, About> known = new LinkedHashMap<>();
    private final Set<String> off = new HashSet<>();
    private final Set<String> on = new HashSet<>();
    private final Map<String, Map<String, String>> values = new HashMap<>();

    private SettingsFile(Collection<About> detectors) {
        detectors.forEach(about -> known.put(about.id(), about));
    }

    /**
     * Reads the file.
     *
     * @param detectors those that may be set
     * @throws io.kumoban.engine.yaml.ConfigurationError with every mistake, its line and column, and what is allowed
     */
    public static Settings read(Path file, Collection<About> detectors) {
        SettingsFile reader = new SettingsFile(detectors);
        reader.document(YamlReader.read(file));
        reader.mistakes.refuse();
        return new Settings(reader.off, reader.on, reader.values);
    }

    private void document(Yaml root) {
        shape.keys(root, "the configuration", Map.of("detectors", this::detectors));
    }

    private void detectors(Yaml value) {
        shape.mapping(value, "detectors").forEach((id, entry) -> {
            About about = known.get(id);
            if (about == null) {
                mistakes.addUnknown(entry.place(), "detector", id, known.keySet());
            } else {
                detector(about, entry.value());
            }
        });
    }

    private void detector(About about, Yaml value) {
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        about.parameters().forEach(parameter -> parameters.put(parameter.name(), parameter));
        Map<String, String> set = new HashMap<>();
        shape.mapping(value, "the detector " + about.id()).forEach((name, entry) -> {
            String text = shape.text(entry.value(), name);
            Parameter parameter = parameters.get(name);
            if (parameter != null) {
                check(parameter, text, entry.value());
                set.put(name, text);
            } else if (name.equals(ENABLED)) {
                enabled(about, text, entry.value());
            } else {
                Set<String> allowed = new TreeSet<>(parameters.keySet());
                allowed.add(ENABLED);
                mistakes.addUnknown(entry.place(), "parameter of " + about.id(), name, allowed);
            }
        });
        if (!set.isEmpty()) {
            values.put(about.id(), set);
        }
    }

    private void enabled(About about, String text, Yaml value) {
        switch (text) {
            case "true" -> {
                if (about.isOptIn()) {
                    on.add(about.id());
                }
            }
            case "false" -> off.add(about.id());
            default -> mistakes.add(value.place(), "enabled must be true or false, not " + value.kind());
        }
    }

    private void check(Parameter parameter, String text, Yaml value) {
        if (!(value instanceof Yaml.Text)) {
            return;
        }
        try {
            ParameterValues.check(parameter, text);
        } catch (IllegalArgumentException refused) {
            mistakes.add(value.place(), String.valueOf(refused.getMessage()));
        }
    }
}
