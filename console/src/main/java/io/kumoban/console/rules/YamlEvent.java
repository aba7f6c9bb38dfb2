package io.kumoban.console.rules;

import io.kumoban.detectors.sigma.event.EventValue;
import io.kumoban.detectors.sigma.modifier.RuleValue;
import io.kumoban.engine.yaml.Yaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event written in YAML: numbers, booleans and nothing without quotes are such, all other scalars are texts. In texts
 * {@value #NUMBER} stands for the number of a repeated event, from 1.
 */
final class YamlEvent {
    private static final String NUMBER = "{n}";

    private YamlEvent() {}

    /** The fields of a mapping. */
    static Map<String, @Nullable Object> of(Yaml.Mapping mapping, int number) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        mapping.entries().forEach((name, entry) -> fields.put(name, value(entry.value(), number)));
        return fields;
    }

    private static @Nullable Object value(Yaml value, int number) {
        return switch (value) {
            case Yaml.Mapping mapping -> of(mapping, number);
            case Yaml.Sequence list -> {
                List<@Nullable Object> items = new ArrayList<>();
                list.items().forEach(item -> items.add(value(item, number)));
                yield items;
            }
            case Yaml.Text text ->
                switch (RuleValue.of(text)) {
                    case RuleValue.Bool(boolean is) -> is;
                    case RuleValue.Null none -> null;
                    case RuleValue.Number written -> new EventValue.Num(written.raw());
                    default -> text.value().replace(NUMBER, Integer.toString(number));
                };
        };
    }
}
