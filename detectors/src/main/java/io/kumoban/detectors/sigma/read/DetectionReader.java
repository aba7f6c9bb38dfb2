package io.kumoban.detectors.sigma.read;

import io.kumoban.detectors.sigma.condition.ConditionError;
import io.kumoban.detectors.sigma.condition.ConditionLowering;
import io.kumoban.detectors.sigma.condition.ConditionParser;
import io.kumoban.detectors.sigma.modifier.Budget;
import io.kumoban.detectors.sigma.modifier.FieldLowering;
import io.kumoban.detectors.sigma.rule.Condition;
import io.kumoban.detectors.sigma.rule.Detection;
import io.kumoban.detectors.sigma.rule.Predicate;
import io.kumoban.detectors.sigma.rule.Search;
import io.kumoban.engine.yaml.Yaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The searches and conditions of a detection or a filter. */
final class DetectionReader {
    private final FieldLowering lowering;
    private final Problems problems;

    DetectionReader(FieldLowering lowering, Problems problems) {
        this.lowering = lowering;
        this.problems = problems;
    }

    /**
     * A detection, and what stood behind the bar of its condition in Sigma 1.
     *
     * @param aggregation null when there is none, as there should not be
     */
    record Found(Detection detection, Yaml.@org.jspecify.annotations.Nullable Text aggregation) {}

    /**
     * Reads a detection.
     *
     * @param attributes of the mapping in which searches stand beside the condition
     * @param others     keys of that mapping that are no searches
     */
    Found read(Attributes attributes, Set<String> others) {
        Map<String, Search> searches = new LinkedHashMap<>();
        Budget budget = new Budget();
        attributes.entries().forEach((name, entry) -> {
            if (!name.equals("condition") && !others.contains(name)) {
                searches.put(name, SearchReader.read(name, entry, lowering, budget, problems));
            }
        });
        List<Yaml.Text> texts = attributes.places("condition");
        if (texts.isEmpty()) {
            problems.refuse(attributes.place("condition"), "the detection has no condition", "add 'condition'");
        }
        ConditionLowering conditions = new ConditionLowering(searches);
        List<Detection.Stated> stated = new ArrayList<>();
        Yaml.Text aggregation = null;
        for (Yaml.Text text : texts) {
            int bar = text.value().indexOf('|');
            String before = bar < 0 ? text.value() : text.value().substring(0, bar);
            if (bar >= 0) {
                if (texts.size() > 1) {
                    problems.refuse(
                            text.place(),
                            "an aggregation stands in a list of conditions",
                            "write a correlation, or a rule for each condition");
                }
                aggregation = new Yaml.Text(text.place(), text.value().substring(bar + 1), false);
            }
            stated.add(stated(before, text, conditions));
        }
        return new Found(new Detection(searches, stated), aggregation);
    }

    private Detection.Stated stated(String condition, Yaml.Text text, ConditionLowering conditions) {
        try {
            Condition parsed = ConditionParser.parse(condition);
            return new Detection.Stated(condition, text.place(), parsed, conditions.lower(parsed));
        } catch (ConditionError broken) {
            problems.refuse(text.place(), broken.sentence(), broken.mend());
            return new Detection.Stated(condition, text.place(), new Condition.Named(""), Predicate.NEVER);
        }
    }
}
