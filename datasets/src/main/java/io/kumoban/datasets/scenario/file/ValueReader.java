package io.kumoban.datasets.scenario.file;

import io.kumoban.datasets.scenario.Value;
import io.kumoban.engine.yaml.Yaml;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads parameters of calls: what is written without quotes and looks like a number or truth value in JSON is one. */
final class ValueReader {
    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9]\\d{0,17})");
    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9]\\d{0,14})\\.\\d{1,15}");

    private final Scope scope;

    ValueReader(Scope scope) {
        this.scope = scope;
    }

    Value.Members members(Yaml value, String what) {
        Map<String, Value> members = new LinkedHashMap<>();
        scope.shape().mapping(value, what).forEach((name, entry) -> members.put(name, read(entry.value())));
        return new Value.Members(members);
    }

    private Value read(Yaml value) {
        return switch (value) {
            case Yaml.Text text -> scalar(text);
            case Yaml.Sequence sequence ->
                new Value.Items(sequence.items().stream().map(this::read).toList());
            case Yaml.Mapping mapping -> members(mapping, "a parameter");
        };
    }

    private Value scalar(Yaml.Text text) {
        String value = text.value();
        if (text.isNothing()) {
            return new Value.Constant(null);
        }
        if (text.plain() && (value.equals("true") || value.equals("false"))) {
            return new Value.Constant(value.equals("true"));
        }
        if (text.plain() && WHOLE.matcher(value).matches()) {
            return new Value.Constant(Long.valueOf(value));
        }
        if (text.plain() && DECIMAL.matcher(value).matches()) {
            return new Value.Constant(Double.valueOf(value));
        }
        return new Value.Text(scope.template(text.place(), value));
    }
}
