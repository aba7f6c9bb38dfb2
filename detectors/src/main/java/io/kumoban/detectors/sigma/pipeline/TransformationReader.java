package io.kumoban.detectors.sigma.pipeline;

import io.kumoban.detectors.sigma.modifier.RuleValue;
import io.kumoban.detectors.sigma.rule.LogSource;
import io.kumoban.engine.yaml.Yaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what a transformation does, type by type. */
final class TransformationReader {
    private static final Set<String> KEYWORDS = Set.of("null", "~", "");
    private static final int MOST_NAMED = 10;

    private TransformationReader() {}

    /** The transformation of a type; null when the type is unknown. */
    static @Nullable Transformation read(String type, Params params) {
        return switch (type) {
            case "field_name_mapping" -> new FieldNaming(FieldNaming.Names.mapping(names(params)));
            case "field_name_prefix_mapping" -> new FieldNaming(FieldNaming.Names.beginnings(beginnings(params)));
            case "field_name_prefix" -> new FieldNaming(FieldNaming.Names.wrapped(params.requiredText("prefix"), ""));
            case "field_name_suffix" -> new FieldNaming(FieldNaming.Names.wrapped("", params.requiredText("suffix")));
            case "drop_detection_item" ->
                (rule, item) -> rule.change(item, (line, growth) -> new Part.Group(true, List.of()));
            case "add_condition" -> added(params);
            case "change_logsource" -> {
                LogSource source = params.logSource();
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
                yield (rule, item) -> rule.change(item, (line, growth) -> {
                    throw refusal(message);
                });
            }
            case "strict_field_mapping_failure" ->
                (rule, item) -> {
                    List<String> unmapped = rule.unmapped();
                    if (!unmapped.isEmpty()) {
                        String named = String.join(", ", unmapped.subList(0, Math.min(unmapped.size(), MOST_NAMED)));
                        throw refusal(
                                "it has no mapping of " + named + (unmapped.size() > MOST_NAMED ? " and others" : ""));
                    }
                };
            case "hashes_fields" -> hashes(params);
            case "set_state" -> state(params);
            case "set_custom_attribute" -> attribute(params);
            case "add_field", "remove_field", "set_field" -> fields(type, params);
            default -> ValueReader.read(type, params);
        };
    }

    private static PipelineRefusal refusal(String message) {
        return new PipelineRefusal("the pipeline refuses the rule: " + message, "leave the rule out");
    }

    /** Names of fields with their new ones; keywords, which stand under {@code null}, have the empty name. */
    private static Map<String, List<String>> names(Params params) {
        Map<String, List<String>> names = new LinkedHashMap<>();
        params.requiredMapping("mapping")
                .forEach((name, mapped) -> names.put(KEYWORDS.contains(name) ? "" : name, mapped));
        return names;
    }

    private static Map<String, List<String>> beginnings(Params params) {
        Map<String, List<String>> names = names(params);
        if (names.containsKey("")) {
            params.mistake(params.place(), "keywords have no beginning of a name; take the key 'null' out");
        }
        return names;
    }

    private static Transformation hashes(Params params) {
        Set<String> kinds = params.requiredTexts("valid_hash_algos").stream()
                .filter(kind -> !kind.isEmpty())
                .map(kind -> kind.toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
        if (kinds.isEmpty()) {
            params.mistake(params.place(), "'valid_hash_algos' names no kind of hash, such as MD5 or SHA256");
        }
        String prefix = params.text("field_prefix");
        boolean bare = params.flag("drop_algo_prefix");
        if (prefix.length() > FieldNaming.LONGEST) {
            params.mistake(params.place(), "'field_prefix' is longer than " + FieldNaming.LONGEST + " characters");
        }
        if (bare && prefix.isEmpty()) {
            params.mistake(params.place(), "'drop_algo_prefix' leaves no name of a field without a 'field_prefix'");
        }
        return new HashFields(kinds, prefix, bare);
    }

    /** A list or a mapping is for the writers of queries alone; no condition can ask for it. */
    private static Transformation state(Params params) {
        String key = params.requiredText("key");
        if (params.value("val").orElse(null) instanceof Yaml.Sequence
                || params.value("val").orElse(null) instanceof Yaml.Mapping) {
            return (rule, item) -> rule.state().remove(key);
        }
        RuleValue value = params.requiredScalar("val");
        return (rule, item) -> rule.state().put(key, value);
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
