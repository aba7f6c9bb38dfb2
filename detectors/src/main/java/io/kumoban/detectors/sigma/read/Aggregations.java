package io.kumoban.detectors.sigma.read;

import io.kumoban.detectors.sigma.condition.Aggregation;
import io.kumoban.detectors.sigma.condition.ConditionError;
import io.kumoban.detectors.sigma.rule.CorrelationCondition;
import io.kumoban.detectors.sigma.rule.CorrelationType;
import io.kumoban.detectors.sigma.rule.RuleInfo;
import io.kumoban.engine.yaml.Yaml;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Conditions of Sigma 1 that count, as the correlations that took their place. */
final class Aggregations {
    private static final String MEND = "write a correlation";

    private Aggregations() {}

    /** The name of the rule that is left when the counting is taken out. */
    static String nameOfEvents(RuleInfo info) {
        return info.key() + " (events)";
    }

    /** The correlation; null when there is none that says the same. */
    static @Nullable CorrelationDraft lower(RuleInfo info, Yaml.Text text, Attributes detection) {
        Problems problems = detection.problems();
        try {
            Aggregation aggregation = Aggregation.parse(text.value());
            CorrelationType type = type(aggregation);
            String span = detection.text("timeframe");
            Duration timespan = Timespans.parse(span).orElse(null);
            if (timespan == null) {
                problems.refuse(
                        detection.place("timeframe"),
                        span.isEmpty() ? "the aggregation has no timeframe" : "'" + span + "' is no timeframe",
                        "add 'timeframe' to the detection, such as 5m");
                return null;
            }
            return new CorrelationDraft(
                    info,
                    text.place(),
                    type,
                    List.of(new Yaml.Text(text.place(), nameOfEvents(info), false)),
                    aggregation.groupBy().isEmpty() ? List.of() : List.of(aggregation.groupBy()),
                    Map.of(),
                    timespan,
                    new CorrelationCondition.Threshold(
                            List.of(new CorrelationCondition.Bound(aggregation.comparison(), aggregation.bound())),
                            type.needsField() ? List.of(aggregation.field()) : List.of(),
                            0),
                    false);
        } catch (ConditionError broken) {
            problems.refuse(text.place(), broken.sentence(), broken.mend());
            return null;
        }
    }

    private static CorrelationType type(Aggregation aggregation) throws ConditionError {
        if (aggregation.function().equals("count")) {
            return aggregation.field().isEmpty() ? CorrelationType.EVENT_COUNT : CorrelationType.VALUE_COUNT;
        }
        if (aggregation.field().isEmpty()) {
            throw new ConditionError("'" + aggregation.function() + "' needs a field", MEND);
        }
        return switch (aggregation.function()) {
            case "sum" -> CorrelationType.VALUE_SUM;
            case "avg" -> CorrelationType.VALUE_AVG;
            default ->
                throw new ConditionError(
                        "no correlation is of the type '" + aggregation.function() + "'",
                        "test single events with lt or gt");
        };
    }
}
