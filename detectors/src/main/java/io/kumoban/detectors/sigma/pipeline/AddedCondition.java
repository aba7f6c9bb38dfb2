package io.kumoban.detectors.sigma.pipeline;

import io.kumoban.detectors.sigma.modifier.Budget;
import io.kumoban.detectors.sigma.modifier.FieldLowering;
import io.kumoban.detectors.sigma.modifier.IllegalModifier;
import io.kumoban.detectors.sigma.modifier.Placeholders;
import io.kumoban.detectors.sigma.modifier.RuleValue;
import io.kumoban.detectors.sigma.rule.LogSource;
import io.kumoban.engine.yaml.Place;
import io.kumoban.engine.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;

/**
 * Adds lines that must hold beside every condition of a rule, or must not. Correlations are left alone: their rules have it.
 *
 * @param name     of the search that is added
 * @param template whether {@code $category}, {@code $product} and {@code $service} in values mean the rule's log source
 */
record AddedCondition(String name, Place place, List<Added> lines, boolean template, boolean negated)
        implements Transformation {
    private static final FieldLowering LOWERING = new FieldLowering(Placeholders.NONE);

    AddedCondition {
        lines = List.copyOf(lines);
    }

    /** A field, with modifiers as a rule has them, and its values. */
    record Added(String key, Place place, List<Yaml.Text> values) {}

    @Override
    public void apply(RuleDraft rule, PipelineItem item) throws PipelineRefusal {
        if (rule.isCorrelation()) {
            return;
        }
        List<Part> parts = new ArrayList<>();
        for (Added line : lines) {
            parts.add(line(line, rule.sources().getFirst()));
        }
        Part search = parts.size() == 1 ? parts.getFirst() : new Part.Group(true, parts);
        rule.demand(name, search.marked(item.id()), place, negated);
    }

    private Part.Line line(Added line, LogSource source) throws PipelineRefusal {
        List<String> key = List.of(line.key.split("\\|", -1));
        List<RuleValue> values = line.values.stream()
                .map(value -> template
                        ? RuleValue.of(new Yaml.Text(value.place(), filled(value.value(), source), value.plain()))
                        : RuleValue.of(value))
                .toList();
        List<String> modifiers = key.subList(1, key.size());
        try {
            return new Part.Line(
                    key.getFirst(),
                    modifiers,
                    line.place,
                    LOWERING.lower(key.getFirst(), modifiers, values, new Budget()),
                    Set.of());
        } catch (IllegalModifier illegal) {
            throw new PipelineRefusal(illegal.sentence() + " in the pipeline at " + line.place, illegal.mend());
        }
    }

    private static String filled(String value, LogSource source) {
        return value.replaceAll("\\$(\\{category}|category\\b)", quoted(source.category()))
                .replaceAll("\\$(\\{product}|product\\b)", quoted(source.product()))
                .replaceAll("\\$(\\{service}|service\\b)", quoted(source.service()));
    }

    private static String quoted(String text) {
        return Matcher.quoteReplacement(text);
    }
}
