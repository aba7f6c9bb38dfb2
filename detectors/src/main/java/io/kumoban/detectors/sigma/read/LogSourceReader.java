package io.kumoban.detectors.sigma.read;

import io.kumoban.detectors.sigma.rule.LogSource;
import io.kumoban.engine.yaml.Yaml;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which logs a document is about. */
final class LogSourceReader {
    private LogSourceReader() {}

    /** Reads the attribute {@code logsource}, without which a rule is refused. */
    static LogSource read(Attributes document) {
        Problems problems = document.problems();
        Yaml value = document.value("logsource");
        if (!(value instanceof Yaml.Mapping mapping)) {
            problems.refuse(
                    document.place("logsource"),
                    value == null ? "the rule has no log source" : "'logsource' must be a mapping, not " + value.kind(),
                    "write 'logsource:' with 'product', 'service' or 'category'");
            return LogSource.ANY;
        }
        Attributes source = Attributes.of(mapping, problems);
        Map<String, String> custom = new LinkedHashMap<>();
        mapping.entries().forEach((key, entry) -> {
            switch (key) {
                case "category", "product", "service", "definition" -> {}
                default -> {
                    if (entry.value() instanceof Yaml.Text text) {
                        custom.put(key, text.value());
                    }
                }
            }
        });
        LogSource read = new LogSource(
                source.text("category"),
                source.text("product"),
                source.text("service"),
                source.text("definition"),
                custom);
        if (read.category().isEmpty()
                && read.product().isEmpty()
                && read.service().isEmpty()) {
            problems.refuse(
                    document.place("logsource"),
                    "the log source names no category, product or service",
                    "name at least one of them");
        }
        return read;
    }
}
