package io.kumoban.detectors.sigma.correlate;

import io.kumoban.detectors.sigma.route.FieldMapping;
import io.kumoban.detectors.sigma.rule.Comparison;
import io.kumoban.detectors.sigma.rule.Condition;
import io.kumoban.detectors.sigma.rule.CorrelationCondition;
import io.kumoban.detectors.sigma.rule.CorrelationCondition.Bound;
import io.kumoban.detectors.sigma.rule.CorrelationRule;
import io.kumoban.detectors.sigma.rule.CorrelationRule.Reference;
import io.kumoban.detectors.sigma.rule.CorrelationType;
import io.kumoban.engine.event.Evidence;
import io.kumoban.engine.event.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A correlation as it is worked out.
 *
 * @param number   its place in the plan; those that it is made of have smaller ones
 * @param sources  by reference, the number of the rule in the plan
 * @param groupBy  by reference
 * @param counted  by reference, the fields that are counted or added up
 * @param spanMillis how long a window is
 * @param closing  whether it is judged when a window closes, since further events could make it hold no longer
 */
record CompiledCorrelation(
        int number,
        CorrelationRule rule,
        int[] sources,
        List<FieldPaths> groupBy,
        List<FieldPaths> counted,
        long spanMillis,
        boolean closing) {

    static CompiledCorrelation of(
            int number, CorrelationRule rule, int[] sources, Function<Kind, FieldMapping> mappings) {
        List<String> fields = countedFields(rule);
        return new CompiledCorrelation(
                number,
                rule,
                sources,
                rule.rules().stream()
                        .map(reference -> FieldPaths.of(rule.groupBy(reference), mappings))
                        .toList(),
                rule.rules().stream()
                        .map(reference -> FieldPaths.of(named(rule, reference, fields), mappings))
                        .toList(),
                rule.timespan().toMillis(),
                isClosing(rule.condition()));
    }

    private static List<String> countedFields(CorrelationRule rule) {
        return switch (rule.condition()) {
            case CorrelationCondition.Threshold threshold -> threshold.fields();
            case CorrelationCondition.FirstSeen firstSeen -> firstSeen.fields();
            case CorrelationCondition.Expression expression -> List.of();
        };
    }

    private static List<String> named(CorrelationRule rule, Reference reference, List<String> fields) {
        return fields.stream().map(field -> rule.field(field, reference)).toList();
    }

    /** Whether events that are still to come in a window can make a condition hold no longer. */
    static boolean isClosing(CorrelationCondition condition) {
        return switch (condition) {
            case CorrelationCondition.Threshold threshold ->
                threshold.bounds().stream()
                        .anyMatch(bound -> bound.comparison() != Comparison.GT && bound.comparison() != Comparison.GTE);
            case CorrelationCondition.Expression expression -> denies(expression.condition());
            case CorrelationCondition.FirstSeen firstSeen -> false;
        };
    }

    private static boolean denies(Condition condition) {
        return switch (condition) {
            case Condition.And and -> and.parts().stream().anyMatch(CompiledCorrelation::denies);
            case Condition.Or or -> or.parts().stream().anyMatch(CompiledCorrelation::denies);
            case Condition.Not not -> true;
            case Condition.Named named -> false;
            case Condition.Of of -> false;
        };
    }

    /** The largest count that the condition must tell from all larger ones; 0 where nothing is counted. */
    static BigDecimal largestBound(CorrelationCondition condition) {
        return condition instanceof CorrelationCondition.Threshold threshold
                ? threshold.bounds().stream().map(Bound::value).reduce(BigDecimal.ZERO, BigDecimal::max)
                : BigDecimal.ZERO;
    }

    /** The memory of a new window. */
    Memory newMemory() {
        CorrelationType type = rule.type();
        return switch (rule.condition()) {
            case CorrelationCondition.FirstSeen firstSeen ->
                new KnownValues(
                        counted,
                        (int) Duration.ofMillis(spanMillis).toDays(),
                        firstSeen.learn().toMillis());
            case CorrelationCondition.Expression expression -> ruleTimes(type);
            case CorrelationCondition.Threshold threshold ->
                switch (type) {
                    case EVENT_COUNT -> new EventTimes(decisive());
                    case VALUE_COUNT -> new DistinctValues(counted, decisive());
                    case TEMPORAL, TEMPORAL_ORDERED -> ruleTimes(type);
                    default -> new Amounts(type, threshold.percentile(), counted);
                };
        };
    }

    /** How many must be known so that further ones change no answer. */
    private int decisive() {
        return largestBound(rule.condition()).setScale(0, RoundingMode.FLOOR).intValueExact() + 1;
    }

    private Memory ruleTimes(CorrelationType type) {
        return new RuleTimes(sources.length, type == CorrelationType.TEMPORAL_ORDERED);
    }

    /** The values of the group-by fields of an event that fits one of the rules; null when it lacks one. */
    @Nullable
    List<String> group(int reference, Evidence event) {
        return groupBy.get(reference).values(event);
    }

    /** Whether the condition holds of what happened at the oldest time or later. */
    boolean holds(Memory memory, long oldest) {
        return switch (rule.condition()) {
            case CorrelationCondition.Threshold threshold -> {
                BigDecimal number = memory.number(oldest);
                yield number != null && threshold.holds(number);
            }
            case CorrelationCondition.FirstSeen firstSeen -> BigDecimal.ONE.equals(memory.number(oldest));
            case CorrelationCondition.Expression expression ->
                holds(expression.condition(), memory, oldest)
                        && (rule.type() != CorrelationType.TEMPORAL_ORDERED
                                || memory instanceof RuleTimes times
                                        && times.longestChain(oldest) == times.count(oldest));
        };
    }

    private boolean holds(Condition condition, Memory memory, long oldest) {
        return switch (condition) {
            case Condition.And and -> and.parts().stream().allMatch(part -> holds(part, memory, oldest));
            case Condition.Or or -> or.parts().stream().anyMatch(part -> holds(part, memory, oldest));
            case Condition.Not not -> !holds(not.part(), memory, oldest);
            case Condition.Named named -> heldAny(named.name(), memory, oldest);
            case Condition.Of of -> throw new IllegalStateException("the reader refuses 'of' in correlations");
        };
    }

    private boolean heldAny(String name, Memory memory, long oldest) {
        for (int reference = 0; reference < sources.length; reference++) {
            if (rule.rules().get(reference).text().equals(name) && memory.held(reference, oldest)) {
                return true;
            }
        }
        return false;
    }
}
