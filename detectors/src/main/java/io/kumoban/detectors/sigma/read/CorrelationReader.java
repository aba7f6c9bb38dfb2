package io.kumoban.detectors.sigma.read;

import io.kumoban.detectors.sigma.condition.ConditionError;
import io.kumoban.detectors.sigma.condition.ConditionParser;
import io.kumoban.detectors.sigma.rule.Comparison;
import io.kumoban.detectors.sigma.rule.Condition;
import io.kumoban.detectors.sigma.rule.CorrelationCondition;
import io.kumoban.detectors.sigma.rule.CorrelationCondition.Bound;
import io.kumoban.detectors.sigma.rule.CorrelationType;
import io.kumoban.detectors.sigma.rule.RuleInfo;
import io.kumoban.engine.yaml.Nearest;
import io.kumoban.engine.yaml.Place;
import io.kumoban.engine.yaml.Yaml;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The attribute {@code correlation} of a document. */
final class CorrelationReader {
    private static final int MEDIAN = 50;
    private static final Set<String> KEYS =
            Set.of("type", "rules", "aliases", "group-by", "timespan", "timeframe", "condition", "generate");
    private static final Set<String> FIRST_SEEN_KEYS =
            Set.of("type", "rules", "aliases", "group-by", "timespan", "fields", "learn", "generate");

    private final Attributes attributes;
    private final Problems problems;

    private CorrelationReader(Attributes attributes) {
        this.attributes = attributes;
        this.problems = attributes.problems();
    }

    /** Reads the correlation of a document; null when nothing can be made of it. */
    static @Nullable CorrelationDraft read(RuleInfo info, Attributes document) {
        Yaml value = document.value("correlation");
        if (!(value instanceof Yaml.Mapping mapping)) {
            document.problems()
                    .refuse(
                            document.place("correlation"),
                            "'correlation' must be a mapping",
                            "write 'type', 'rules', 'timespan' and 'condition' below it");
            return null;
        }
        CorrelationReader reader = new CorrelationReader(Attributes.of(mapping, document.problems()));
        boolean firstSeen = CorrelationType.FIRST_SEEN.sigmaName().equals(reader.attributes.text("type"));
        reader.noteUnknown(mapping, firstSeen ? FIRST_SEEN_KEYS : KEYS);
        boolean generate = reader.truth(reader.attributes, "generate") || reader.truth(document, "generate");
        return reader.draft(info, document.place(), generate);
    }

    private @Nullable CorrelationDraft draft(RuleInfo info, Place place, boolean generate) {
        CorrelationType type = type();
        Duration timespan = timespan();
        if (type == null || timespan == null) {
            return null;
        }
        List<Yaml.Text> references = new ArrayList<>(attributes.places("rules"));
        CorrelationCondition condition = type == CorrelationType.FIRST_SEEN
                ? FirstSeenReader.read(attributes, timespan)
                : condition(type, references);
        if (references.isEmpty()) {
            problems.refuse(attributes.place("rules"), "the correlation refers to no rules", "name them in 'rules'");
        }
        return condition == null
                ? null
                : new CorrelationDraft(
                        info,
                        place,
                        type,
                        List.copyOf(references),
                        attributes.texts("group-by"),
                        aliases(),
                        timespan,
                        condition,
                        generate);
    }

    private @Nullable CorrelationType type() {
        String text = attributes.text("type");
        List<String> names = new ArrayList<>();
        for (CorrelationType type : CorrelationType.values()) {
            if (type.sigmaName().equals(text)) {
                return type;
            }
            names.add(type.sigmaName());
        }
        problems.refuse(
                attributes.place("type"),
                text.isEmpty() ? "the correlation has no type" : "unknown type of correlation '" + text + "'",
                "write one of " + String.join(", ", names));
        return null;
    }

    private @Nullable Duration timespan() {
        String key = attributes.value("timespan") == null ? "timeframe" : "timespan";
        String text = attributes.text(key);
        Duration span = Timespans.parse(text).orElse(null);
        if (span == null) {
            problems.refuse(
                    attributes.place(key),
                    text.isEmpty() ? "the correlation has no timespan" : "'" + text + "' is no timespan",
                    "write a number and s, m, h or d, such as 90m");
        }
        return span;
    }

    private @Nullable CorrelationCondition condition(CorrelationType type, List<Yaml.Text> references) {
        return switch (attributes.value("condition")) {
            case null -> {
                if (type.isTemporal()) {
                    yield new CorrelationCondition.Threshold(
                            List.of(new Bound(Comparison.GTE, BigDecimal.valueOf(references.size()))), List.of(), 0);
                }
                problems.refuse(attributes.place(), "the correlation has no condition", "add one, such as 'gte: 10'");
                yield null;
            }
            case Yaml.Mapping mapping -> threshold(type, Attributes.of(mapping, problems));
            case Yaml.Text text when type.isTemporal() -> expression(text, references);
            case Yaml other -> {
                problems.refuse(
                        other.place(),
                        "the condition must be a mapping, not " + other.kind(),
                        "write it like 'gte: 10'");
                yield null;
            }
        };
    }

    private @Nullable CorrelationCondition threshold(CorrelationType type, Attributes condition) {
        List<Bound> bounds = new ArrayList<>();
        for (Map.Entry<String, Yaml.Entry> entry : condition.entries().entrySet()) {
            String key = entry.getKey();
            if (key.equals("field") || key.equals("percentile")) {
                continue;
            }
            Comparison comparison = Arrays.stream(Comparison.values())
                    .filter(known -> known.sigmaName().equals(key))
                    .findFirst()
                    .orElse(null);
            if (comparison == null) {
                problems.refuse(
                        entry.getValue().place(),
                        "unknown key '" + key + "' of a condition",
                        "write gt, gte, lt, lte, eq, neq, field or percentile");
            } else {
                BigDecimal value = number(condition, key);
                if (value != null) {
                    bounds.add(new Bound(comparison, value));
                }
            }
        }
        List<String> fields = condition.texts("field");
        if (bounds.isEmpty()) {
            problems.refuse(condition.place(), "the condition has no bound", "add one, such as 'gte: 10'");
        }
        if (type.needsField() && fields.isEmpty()) {
            problems.refuse(condition.place(), type.sigmaName() + " needs a field", "add 'field' to the condition");
        }
        if (fields.size() > 1 && type != CorrelationType.VALUE_COUNT) {
            problems.refuse(condition.place("field"), type.sigmaName() + " takes one field", "name one");
        }
        return problems.refused() ? null : new CorrelationCondition.Threshold(bounds, fields, percentile(condition));
    }

    private int percentile(Attributes condition) {
        if (condition.value("percentile") == null) {
            return MEDIAN;
        }
        String text = condition.text("percentile");
        int percentile = text.matches("\\d{1,3}") ? Integer.parseInt(text) : -1;
        if (percentile < 0 || percentile > 100) {
            problems.refuse(condition.place("percentile"), "'" + text + "' is no percentile", "write 0 to 100");
        }
        return percentile;
    }

    private @Nullable BigDecimal number(Attributes condition, String key) {
        String text = condition.text(key);
        if (text.matches("-?\\d{1,18}(\\.\\d{1,18})?")) {
            return new BigDecimal(text);
        }
        problems.refuse(condition.place(key), "'" + text + "' is no number", "write one behind '" + key + "'");
        return null;
    }

    private @Nullable CorrelationCondition expression(Yaml.Text text, List<Yaml.Text> references) {
        try {
            Condition condition = ConditionParser.parse(text.value());
            boolean listed = !references.isEmpty();
            checkNames(condition, text, references, listed);
            return new CorrelationCondition.Expression(text.value(), condition);
        } catch (ConditionError broken) {
            problems.refuse(text.place(), broken.sentence(), broken.mend());
            return null;
        }
    }

    /** Names in the expression must be among the rules; without a list of rules they are that list. */
    private void checkNames(Condition condition, Yaml.Text text, List<Yaml.Text> references, boolean listed)
            throws ConditionError {
        switch (condition) {
            case Condition.And and -> {
                for (Condition part : and.parts()) {
                    checkNames(part, text, references, listed);
                }
            }
            case Condition.Or or -> {
                for (Condition part : or.parts()) {
                    checkNames(part, text, references, listed);
                }
            }
            case Condition.Not not -> checkNames(not.part(), text, references, listed);
            case Condition.Named named -> {
                List<String> names = references.stream().map(Yaml.Text::value).toList();
                if (names.contains(named.name())) {
                    return;
                }
                if (listed) {
                    throw new ConditionError(
                            "the condition names '" + named.name() + "', which is not among the rules",
                            Nearest.to(named.name(), names)
                                    .map(nearest -> "did you mean '" + nearest + "'?")
                                    .orElse("add it to 'rules'"));
                }
                references.add(new Yaml.Text(text.place(), named.name(), true));
            }
            case Condition.Of of ->
                throw new ConditionError("'" + of.pattern() + "' is no rule", "name the rules one by one");
        }
    }

    private Map<String, Map<String, String>> aliases() {
        Map<String, Map<String, String>> aliases = new LinkedHashMap<>();
        Yaml value = attributes.value("aliases");
        if (value == null) {
            return aliases;
        }
        if (!(value instanceof Yaml.Mapping mapping)) {
            problems.refuse(
                    value.place(), "'aliases' must be a mapping, not " + value.kind(), "write 'alias:' below it");
            return aliases;
        }
        mapping.entries().forEach((alias, entry) -> {
            if (entry.value() instanceof Yaml.Mapping meanings) {
                Attributes fields = Attributes.of(meanings, problems);
                Map<String, String> read = new LinkedHashMap<>();
                meanings.entries().keySet().forEach(rule -> read.put(rule, fields.text(rule)));
                aliases.put(alias, Map.copyOf(read));
            } else {
                problems.refuse(
                        entry.place(), "the alias '" + alias + "' has no fields", "write 'rule: field' below it");
            }
        });
        return aliases;
    }

    private boolean truth(Attributes of, String key) {
        String text = of.text(key);
        if (!text.isEmpty() && !text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
            problems.note(of.place(key), "'" + key + "' is true or false, not '" + text + "'", "write one of them");
        }
        return text.equalsIgnoreCase("true");
    }

    private void noteUnknown(Yaml.Mapping mapping, Set<String> known) {
        mapping.entries().forEach((key, entry) -> {
            if (!known.contains(key)) {
                problems.note(entry.place(), "unknown key '" + key + "' of a correlation", "take it out");
            }
        });
    }
}
