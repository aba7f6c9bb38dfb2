package io.kumoban.detectors.sigma.pipeline;

import com.google.re2j.Pattern;
import io.kumoban.detectors.sigma.condition.ConditionError;
import io.kumoban.detectors.sigma.condition.ConditionParser;
import io.kumoban.detectors.sigma.modifier.RuleValue;
import io.kumoban.detectors.sigma.rule.Condition;
import io.kumoban.detectors.sigma.rule.LogSource;
import io.kumoban.detectors.sigma.rule.ValueTest;
import io.kumoban.engine.yaml.Mistakes;
import io.kumoban.engine.yaml.Yaml;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads the three kinds of conditions of an item. */
final class ConditionsReader {
    private final Params item;
    private final String what;
    private final Mistakes mistakes;

    ConditionsReader(Params item, String what, Mistakes mistakes) {
        this.item = item;
        this.what = what;
        this.mistakes = mistakes;
    }

    Gate<Checks.OfRule> rules() {
        return gate("rule_conditions", "rule_cond", this::ofRule);
    }

    Gate<Checks.OfLine> lines() {
        return gate("detection_item_conditions", "detection_item_cond", this::ofLine);
    }

    Gate<Checks.OfField> fields() {
        return gate("field_name_conditions", "field_name_cond", this::ofField);
    }

    /** Whether any condition is written, of whatever kind. */
    boolean areThere() {
        return item.value("rule_conditions").isPresent()
                || item.value("detection_item_conditions").isPresent()
                || item.value("field_name_conditions").isPresent();
    }

    private <C> Gate<C> gate(String key, String prefix, BiFunction<String, Params, C> reader) {
        boolean any = item.word(prefix + "_op", "and", "or").equals("or");
        boolean negated = item.flag(prefix + "_not");
        Map<String, C> conditions = new LinkedHashMap<>();
        switch (item.value(key).orElse(null)) {
            case null -> {}
            case Yaml.Sequence list ->
                list.items().forEach(each -> add(conditions, String.valueOf(conditions.size() + 1), each, reader));
            case Yaml.Mapping named ->
                named.entries().forEach((name, entry) -> add(conditions, name, entry.value(), reader));
            case Yaml.Text text -> {
                if (!text.isNothing()) {
                    item.mistake(text.place(), "'" + key + "' must be a list or a mapping, not " + text.kind());
                }
            }
        }
        return new Gate<>(conditions, any, negated, expression(prefix + "_expr", conditions));
    }

    private <C> void add(Map<String, C> into, String name, Yaml value, BiFunction<String, Params, C> reader) {
        if (!(value instanceof Yaml.Mapping mapping)) {
            item.mistake(value.place(), "a condition must be a mapping with a type, not " + value.kind());
            return;
        }
        Params params = new Params(mapping, "a condition of " + what, mistakes);
        String type = params.requiredText("type");
        C condition = reader.apply(type, params.called("the condition '" + type + "' of " + what));
        if (condition != null) {
            into.put(name, condition);
        }
    }

    private @Nullable Condition expression(String key, Map<String, ?> conditions) {
        Optional<Yaml> value = item.value(key);
        if (value.isEmpty()) {
            return null;
        }
        try {
            Condition parsed = ConditionParser.parse(item.text(key));
            checkNames(parsed, conditions, value.get());
            return parsed;
        } catch (ConditionError broken) {
            item.mistake(value.get().place(), "'" + key + "': " + broken.sentence());
            return null;
        }
    }

    private void checkNames(Condition condition, Map<String, ?> conditions, Yaml at) {
        switch (condition) {
            case Condition.And and -> and.parts().forEach(part -> checkNames(part, conditions, at));
            case Condition.Or or -> or.parts().forEach(part -> checkNames(part, conditions, at));
            case Condition.Not not -> checkNames(not.part(), conditions, at);
            case Condition.Of of -> item.mistake(at.place(), "an expression of conditions cannot count them");
            case Condition.Named named -> {
                if (!conditions.containsKey(named.name())) {
                    item.mistake(at.place(), "no condition is called '" + named.name() + "'");
                }
            }
        }
    }

    private Checks.@Nullable OfRule ofRule(String type, Params params) {
        Checks.OfRule condition = switch (type) {
            case "logsource" -> {
                LogSource asked = new LogSource(
                        params.text("category"), params.text("product"), params.text("service"), "", Map.of());
                yield rule -> rule.sources().stream().anyMatch(asked::covers);
            }
            case "contains_field" -> {
                String field = params.requiredText("field");
                yield rule ->
                        rule.lines().stream().anyMatch(line -> line.field().equals(field));
            }
            case "contains_detection_item" -> {
                String field = params.requiredText("field");
                Predicate<ValueTest> equal = ValueChecks.equal(params.requiredScalar("value"));
                yield rule -> rule.lines().stream()
                        .anyMatch(line -> line.field().equals(field)
                                && LineValues.of(line).stream().anyMatch(equal));
            }
            case "is_sigma_rule" -> rule -> !rule.isCorrelation();
            case "is_sigma_correlation_rule" -> RuleDraft::isCorrelation;
            case "tag" -> {
                String tag = params.requiredText("tag");
                yield rule -> rule.info().tags().stream().anyMatch(tag::equalsIgnoreCase);
            }
            case "rule_attribute" -> {
                String attribute = params.requiredText("attribute");
                RuleValue value = params.requiredScalar("value");
                String op = params.word("op", "eq", "ne", "gte", "gt", "lte", "lt", "in", "not_in");
                yield rule -> AttributeCheck.holds(rule.info(), attribute, op, value);
            }
            case "processing_item_applied" -> {
                String id = params.requiredText("processing_item_id");
                yield rule -> rule.wasApplied(id);
            }
            case "processing_state" -> state(params)::test;
            default -> null;
        };
        return checked(condition, type, params, "rule conditions");
    }

    private Checks.@Nullable OfLine ofLine(String type, Params params) {
        Checks.OfLine condition = switch (type) {
            case "match_string" -> {
                Pattern pattern = params.requiredExpression("pattern");
                boolean negated = params.flag("negate");
                yield values(params, ValueChecks.begins(pattern), negated);
            }
            case "match_value" -> values(params, ValueChecks.equal(params.requiredScalar("value")), false);
            case "is_null" -> values(params, value -> value instanceof ValueTest.IsNull, false);
            case "contains_wildcard" -> values(params, ValueChecks.wildcard(), false);
            case "processing_item_applied" -> {
                String id = params.requiredText("processing_item_id");
                yield (line, rule) -> line.applied().contains(id);
            }
            case "processing_state" -> {
                Predicate<RuleDraft> state = state(params);
                yield (line, rule) -> state.test(rule);
            }
            default -> null;
        };
        return checked(condition, type, params, "detection item conditions");
    }

    private static Checks.OfLine values(Params params, Predicate<ValueTest> holds, boolean negated) {
        Predicate<ValueTest> each = negated ? holds.negate() : holds;
        return params.word("cond", "any", "all").equals("any")
                ? (line, rule) -> LineValues.of(line).stream().anyMatch(each)
                : (line, rule) -> LineValues.of(line).stream().allMatch(each);
    }

    private Checks.@Nullable OfField ofField(String type, Params params) {
        Checks.OfField condition = switch (type) {
            case "include_fields" -> fields(params);
            case "exclude_fields" -> {
                Checks.OfField included = fields(params);
                yield (field, rule) -> !included.holds(field, rule);
            }
            case "processing_item_applied" -> new AppliedToField(params.requiredText("processing_item_id"));
            case "processing_state" -> {
                Predicate<RuleDraft> state = state(params);
                yield (field, rule) -> state.test(rule);
            }
            default -> null;
        };
        return checked(condition, type, params, "field name conditions");
    }

    /** Whether an item changed a field's name; of a line, whether it changed the line. */
    private record AppliedToField(String id) implements Checks.OfField {
        @Override
        public boolean holds(String field, RuleDraft rule) {
            return rule.wasAppliedTo(field, id);
        }

        @Override
        public boolean holds(Part.Line line, RuleDraft rule) {
            return line.applied().contains(id);
        }
    }

    private static Checks.OfField fields(Params params) {
        List<String> fields = params.requiredTexts("fields");
        if (params.word("mode", "plain", "re").equals("plain")) {
            return (field, rule) -> !field.isEmpty() && fields.contains(field);
        }
        List<Pattern> patterns = fields.stream()
                .map(text -> params.expression("fields", text, params.place()))
                .toList();
        return (field, rule) -> !field.isEmpty()
                && patterns.stream().anyMatch(pattern -> pattern.matcher(field).lookingAt());
    }

    private static Predicate<RuleDraft> state(Params params) {
        String key = params.requiredText("key");
        RuleValue value = params.requiredScalar("val");
        String op = params.word("op", "eq", "ne", "gte", "gt", "lte", "lt");
        return rule -> {
            RuleValue found = rule.state().get(key);
            return found != null && AttributeCheck.compares(found, op, value);
        };
    }

    private <C> @Nullable C checked(@Nullable C condition, String type, Params params, String kind) {
        if (condition != null) {
            params.value("type");
            params.done();
        } else if (!type.isEmpty()) {
            item.mistake(params.place(), "'" + type + "' is none of the " + kind + " that are known here");
        }
        return condition;
    }
}
