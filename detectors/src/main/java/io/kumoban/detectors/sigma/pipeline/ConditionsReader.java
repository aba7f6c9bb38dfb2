package io.kumoban.detectors.sigma.pipeline;

import io.kumoban.detectors.sigma.condition.ConditionError;
import io.kumoban.detectors.sigma.condition.ConditionParser;
import io.kumoban.detectors.sigma.rule.Condition;
import io.kumoban.engine.yaml.Mistakes;
import io.kumoban.engine.yaml.Place;
import io.kumoban.engine.yaml.Yaml;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the three kinds of conditions of an item. */
final class ConditionsReader {
    private static final Yaml NOTHING = new Yaml.Text(new Place("", 1, 1), "", true);

    private final Params item;
    private final String what;
    private final Mistakes mistakes;
    private final List<String> notes;

    ConditionsReader(Params item, String what, Mistakes mistakes, List<String> notes) {
        this.item = item;
        this.what = what;
        this.mistakes = mistakes;
        this.notes = notes;
    }

    Gate<Checks.OfRule> rules() {
        return gate("rule_conditions", "rule_cond", "rule conditions", RuleConditions::read);
    }

    Gate<Checks.OfLine> lines() {
        return gate(
                "detection_item_conditions", "detection_item_cond", "detection item conditions", LineConditions::read);
    }

    Gate<Checks.OfField> fields() {
        return gate("field_name_conditions", "field_name_cond", "field name conditions", FieldConditions::read);
    }

    /** Whether any condition is written, of whatever kind. */
    boolean areThere() {
        return item.value("rule_conditions").isPresent()
                || item.value("detection_item_conditions").isPresent()
                || item.value("field_name_conditions").isPresent();
    }

    /** Reads a condition of one kind. */
    @FunctionalInterface
    private interface OfKind<C> {
        /** The condition of a type; null when the type is unknown. */
        @Nullable
        C read(String type, Params params);
    }

    private <C> Gate<C> gate(String key, String prefix, String kind, OfKind<C> reader) {
        boolean any = any(prefix + "_op");
        boolean negated = item.flag(prefix + "_not");
        Map<String, C> conditions = new LinkedHashMap<>();
        switch (item.value(key).orElse(NOTHING)) {
            case Yaml.Sequence list ->
                list.items()
                        .forEach(each -> add(conditions, String.valueOf(conditions.size() + 1), each, kind, reader));
            case Yaml.Mapping named ->
                named.entries().forEach((name, entry) -> add(conditions, name, entry.value(), kind, reader));
            case Yaml.Text text -> {
                if (!text.isNothing()) {
                    item.mistake(text.place(), "'" + key + "' must be a list or a mapping, not " + text.kind());
                }
            }
        }
        return new Gate<>(conditions, any, negated, expression(prefix + "_expr", conditions));
    }

    /** Whether one condition is enough. Published pipelines write 'any' for it, which pySigma does not know. */
    private boolean any(String key) {
        String word = item.word(key, "and", "or", "any", "all");
        boolean any = word.equals("or") || word.equals("any");
        if (word.equals("any") || word.equals("all")) {
            notes.add(item.value(key).orElse(NOTHING).place() + ": '" + key + ": " + word + "' is read as '"
                    + (any ? "or" : "and") + "'; pySigma knows only 'and' and 'or', and takes all else for 'and'");
        }
        return any;
    }

    private <C> void add(Map<String, C> into, String name, Yaml value, String kind, OfKind<C> reader) {
        if (!(value instanceof Yaml.Mapping mapping)) {
            item.mistake(value.place(), "a condition must be a mapping with a type, not " + value.kind());
            return;
        }
        Params unnamed = new Params(mapping, "a condition of " + what, mistakes);
        String type = unnamed.requiredText("type");
        Params params = unnamed.called("the condition '" + type + "' of " + what);
        C condition = reader.read(type, params);
        if (condition != null) {
            params.done();
            into.put(name, condition);
        } else if (!type.isEmpty()) {
            item.mistake(params.place(), "'" + type + "' is none of the " + kind + " that are known here");
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
}
