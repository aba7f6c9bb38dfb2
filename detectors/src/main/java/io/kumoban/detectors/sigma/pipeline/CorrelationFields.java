package io.kumoban.detectors.sigma.pipeline;

import io.kumoban.detectors.sigma.rule.CorrelationCondition;
import io.kumoban.detectors.sigma.rule.CorrelationRule;
import io.kumoban.detectors.sigma.rule.RuleInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The names of fields in a correlation on its way through a pipeline. */
final class CorrelationFields {
    private static final int MOST = 10_000;

    private final CorrelationRule rule;
    private List<String> groupBy;
    private final Map<String, Map<String, String>> aliases = new LinkedHashMap<>();
    private CorrelationCondition condition;

    CorrelationFields(CorrelationRule rule) {
        this.rule = rule;
        groupBy = rule.groupBy();
        rule.aliases().forEach((alias, meant) -> aliases.put(alias, new LinkedHashMap<>(meant)));
        condition = rule.condition();
    }

    /** What a name becomes: one or more others. */
    @FunctionalInterface
    interface Naming {
        List<String> of(String field) throws PipelineRefusal;

        /** What a list of names becomes. */
        default List<String> of(List<String> fields) throws PipelineRefusal {
            List<String> renamed = new ArrayList<>();
            for (String field : fields) {
                renamed.addAll(of(field));
                if (renamed.size() > MOST) {
                    throw new PipelineRefusal(
                            "the pipeline makes more than " + MOST + " names of a list of fields",
                            "let its mappings name fewer fields");
                }
            }
            return renamed;
        }
    }

    void rename(Naming naming) throws PipelineRefusal {
        for (Map<String, String> meant : aliases.values()) {
            for (Map.Entry<String, String> each : meant.entrySet()) {
                each.setValue(one(naming, each.getValue()));
            }
        }
        Naming unlessAlias = key -> aliases.containsKey(key) ? List.of(key) : naming.of(key);
        groupBy = unlessAlias.of(groupBy);
        condition = switch (condition) {
            case CorrelationCondition.Threshold threshold ->
                new CorrelationCondition.Threshold(
                        threshold.bounds(), each(naming, threshold.fields()), threshold.percentile());
            case CorrelationCondition.FirstSeen first ->
                new CorrelationCondition.FirstSeen(each(naming, first.fields()), first.learn());
            case CorrelationCondition.Expression expression -> expression;
        };
    }

    private List<String> each(Naming naming, List<String> fields) throws PipelineRefusal {
        List<String> renamed = new ArrayList<>();
        for (String field : fields) {
            renamed.add(aliases.containsKey(field) ? field : one(naming, field));
        }
        return renamed;
    }

    private static String one(Naming naming, String field) throws PipelineRefusal {
        List<String> names = naming.of(field);
        if (names.size() != 1) {
            throw new PipelineRefusal(
                    "the pipeline makes several fields of '" + field + "', of which the correlation can have one",
                    "map it to one field under the rule condition is_sigma_correlation_rule");
        }
        return names.getFirst();
    }

    CorrelationRule toRule(RuleInfo info) {
        return new CorrelationRule(
                info,
                rule.place(),
                rule.type(),
                rule.rules(),
                groupBy,
                aliases,
                rule.timespan(),
                condition,
                rule.generate());
    }
}
