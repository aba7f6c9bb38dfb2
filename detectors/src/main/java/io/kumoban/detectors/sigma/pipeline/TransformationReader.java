package io.kumoban.detectors.sigma.pipeline;

import com.google.re2j.Pattern;
import io.kumoban.detectors.sigma.modifier.RuleValue;
import io.kumoban.detectors.sigma.rule.LogSource;
import io.kumoban.engine.yaml.Yaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what a transformation does, type by type. */
final class TransformationReader {
    private TransformationReader() {}

    /** The transformation of a type; null when the type is unknown. */
    static @Nullable Transformation read(String type, Params params) {
        return switch (type) {
            case "field_name_mapping" -> new FieldNaming(FieldNaming.Names.mapping(names(params)));
            case "field_name_prefix_mapping" -> new FieldNaming(FieldNaming.Names.beginnings(names(params)));
            case "field_name_prefix" -> new FieldNaming(FieldNaming.Names.wrapped(params.requiredText("prefix"), ""));
            case "field_name_suffix" -> new FieldNaming(FieldNaming.Names.wrapped("", params.requiredText("suffix")));
            case "drop_detection_item" -> (rule, item) -> rule.change(item, line -> new Part.Group(true, List.of()));
            case "add_condition" -> added(params);
            case "change_logsource" -> {
                LogSource source = new LogSource(
                        params.text("category"), params.text("product"), params.text("service"), "", Map.of());
                yield (rule, item) -> {
                    if (!rule.isCorrelation()) {
                        rule.source(source);
                    }
                };
            }
            case "rule_failure" -> {
                String message = params.requiredText("message");
                yield (rule, item) -> {
                    throw refusal(message);
                };
            }
            case "detection_item_failure" -> {
                String message = params.requiredText("message");
                yield (rule, item) -> rule.change(item, line -> {
                    throw refusal(message);
                });
            }
            case "set_state" -> {
                String key = params.requiredText("key");
                RuleValue value = params.requiredScalar("val");
                yield (rule, item) -> rule.state().put(key, value);
            }
            case "set_custom_attribute" -> attribute(params);
            case "add_field", "remove_field", "set_field" -> fields(type, params);
            default -> value(type, params);
        };
    }

    private static PipelineRefusal refusal(String message) {
        return new PipelineRefusal("the pipeline refuses the rule: " + message, "leave the rule out");
    }

    private static @Nullable Transformation value(String type, Params params) {
        LineValues.Change change = switch (type) {
            case "replace_string" ->
                ValueChanges.replacing(
                        params.requiredExpression("regex"),
                        replacement(params),
                        params.flag("skip_special"),
                        params.flag("interpret_special"));
            case "map_string" -> ValueChanges.mapping(params.requiredMapping("mapping"));
            case "set_value" -> ValueChanges.fixed(forced(params));
            case "convert_type" ->
                params.word("target_type", "str", "num").equals("str")
                        ? ValueChanges.toText()
                        : ValueChanges.toNumber();
            case "regex" ->
                ValueChanges.toExpression(
                        params.word("method", "ignore_case_brackets", "ignore_case_flag", "plain")
                                        .equals("plain")
                                ? ValueChanges.Letters.PLAIN
                                : ValueChanges.Letters.ANY_CASE);
            case "case" ->
                ValueChanges.toCase(ValueChanges.Case.valueOf(
                        params.word("method", "lower", "upper", "snake_case").toUpperCase(Locale.ROOT)));
            default -> null;
        };
        return change == null ? null : new ValueChange(change);
    }

    private static Map<String, List<String>> names(Params params) {
        Map<String, List<String>> names = params.requiredMapping("mapping");
        if (names.containsKey("null") || names.containsKey("")) {
            params.mistake(params.place(), "keywords cannot be mapped to a field here; take the key 'null' out");
        }
        return names;
    }

    /** A replacement with groups as Python writes them, as the library of expressions writes them. */
    private static String replacement(Params params) {
        String python = params.requiredText("replacement");
        StringBuilder java = new StringBuilder();
        for (int i = 0; i < python.length(); i++) {
            char c = python.charAt(i);
            char next = i + 1 < python.length() ? python.charAt(i + 1) : 0;
            int end = next == 'g' ? python.indexOf('>', i) : -1;
            if (c == '\\' && Character.isDigit(next)) {
                java.append('$').append(next);
                i++;
            } else if (c == '\\' && python.startsWith("\\g<", i) && end > 0) {
                String group = python.substring(i + 3, end);
                java.append('$').append(group.matches("\\d+") ? group : "{" + group + "}");
                i = end;
            } else if (c == '\\' && next == '\\') {
                java.append("\\\\");
                i++;
            } else if (c == '\\' || c == '$') {
                java.append('\\').append(c);
            } else {
                java.append(c);
            }
        }
        checkGroups(params, java.toString());
        return java.toString();
    }

    private static void checkGroups(Params params, String replacement) {
        try {
            Pattern probe = params.requiredExpression("regex");
            String groups = "(?:" + probe.pattern() + ")|";
            Pattern.compile(groups).matcher("").replaceFirst(replacement);
        } catch (RuntimeException illegal) {
            params.mistake(params.place(), "'replacement' names a group that 'regex' does not have");
        }
    }

    private static RuleValue forced(Params params) {
        RuleValue value = params.requiredScalar("value");
        String type = params.word("force_type", "", "str", "num");
        return switch (value) {
            case RuleValue.Number number when type.equals("str") -> new RuleValue.Text(number.raw());
            case RuleValue.Text text
            when type.equals("num") -> {
                RuleValue number = RuleValue.of(text.raw());
                if (!(number instanceof RuleValue.Number)) {
                    params.mistake(params.place(), "'value' must be a number, since 'force_type' is num");
                }
                yield number;
            }
            default -> value;
        };
    }

    private static Transformation added(Params params) {
        List<AddedCondition.Added> lines = new ArrayList<>();
        if (params.value("conditions").orElse(null) instanceof Yaml.Mapping conditions) {
            conditions.entries().forEach((key, entry) -> {
                List<Yaml.Text> values = params.scalars(key, entry.value());
                if (values.isEmpty()) {
                    params.mistake(entry.place(), "'" + key + "' has no values");
                }
                lines.add(new AddedCondition.Added(key, entry.place(), values));
            });
        }
        if (lines.isEmpty()) {
            params.mistake(params.place(), "'conditions' must be a mapping of fields with their values");
        }
        String name = params.text("name");
        return new AddedCondition(
                name.isEmpty() ? "_added" : name,
                params.place(),
                lines,
                params.flag("template"),
                params.flag("negated"));
    }

    private static Transformation attribute(Params params) {
        String attribute = params.requiredText("attribute");
        Yaml value = params.value("value").orElse(new Yaml.Text(params.place(), "", true));
        return (rule, item) -> {
            Map<String, Yaml> custom = new LinkedHashMap<>(rule.info().custom());
            custom.put(attribute, value);
            rule.info(rule.info().with(rule.info().fields(), custom));
        };
    }

    private static Transformation fields(String type, Params params) {
        List<String> named = params.requiredTexts(type.equals("set_field") ? "fields" : "field");
        return (rule, item) -> {
            List<String> fields = new ArrayList<>(
                    type.equals("set_field") ? List.of() : rule.info().fields());
            if (type.equals("remove_field")) {
                named.forEach(fields::remove);
            } else {
                fields.addAll(named);
            }
            rule.info(rule.info().with(fields, rule.info().custom()));
        };
    }
}
