package io.kumoban.detectors.sigma.replay;

import io.kumoban.detectors.sigma.correlate.CorrelationPlan;
import io.kumoban.detectors.sigma.match.json.JsonView;
import io.kumoban.detectors.sigma.plan.EventValues;
import io.kumoban.engine.detect.Context;
import io.kumoban.engine.event.Evidence;
import io.kumoban.engine.event.FieldTexts;
import io.kumoban.engine.event.Flow;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.Row;
import io.kumoban.engine.event.Signal;
import io.kumoban.engine.event.Slice;
import io.kumoban.engine.event.Tactic;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells correlations which of their rules an event fits: as a signal without weight, whose evidence holds the values that
 * correlations look at, and the numbers of the rules under a name that no log has.
 */
final class MatchSignals {
    private final RowFields fields;
    private final List<String> paths;

    /** For each rule of the family its number in the plan of correlations, or -1. */
    private final int[] numbers;

    /**
     * For the rules of one family.
     *
     * @param numbers by rule, its number in the plan of correlations, or -1
     */
    MatchSignals(CorrelationPlan plan, Kind kind, int[] numbers) {
        this.numbers = numbers;
        paths = List.copyOf(plan.paths(kind));
        fields = RowFields.of(paths, kind);
    }

    /** What correlations look at, to be asked of records. */
    RowFields fields() {
        return fields;
    }

    /** What looks up values, for one thread. */
    RowValues values() {
        return new RowValues(fields);
    }

    /** Whether any correlation is made of a rule. */
    boolean isWanted(int rule) {
        return numbers[rule] >= 0;
    }

    /**
     * Raises the signal.
     *
     * @param rules  places of the rules that the row fits, among those of its family; some are wanted
     * @param values of {@link #values}, of this thread
     * @param hidden paths that only rules ask for: in evidence of flows these need not be kept
     */
    void raise(Row row, int[] rules, RowValues values, Set<String> hidden, Context context) {
        Evidence all = context.remember(row);
        Map<String, String> kept = new LinkedHashMap<>();
        if (row instanceof Flow) {
            all.fields().forEach((path, value) -> {
                if (!hidden.contains(path)) {
                    kept.put(path, value);
                }
            });
        } else {
            kept.putAll(FieldTexts.of(row, RowFields.standard(row.run().kind())));
        }
        paths.forEach(kept::remove);
        values.at(row);
        for (int slot = 0; slot < paths.size(); slot++) {
            int value = firstOf(values, slot);
            if (value != EventValues.NONE) {
                kept.put(
                        paths.get(slot),
                        new String(
                                values.bytes(value),
                                values.offset(value),
                                values.length(value),
                                StandardCharsets.UTF_8));
            }
        }
        StringBuilder numbered = new StringBuilder();
        for (int rule : rules) {
            if (isWanted(rule)) {
                numbered.append(numbered.isEmpty() ? "" : " ").append(numbers[rule]);
            }
        }
        kept.put(Signal.RULES, numbered.toString());
        context.signal(new Evidence(all.key(), all.id(), kept, all.file(), all.offset()), Tactic.EXECUTION, 0);
    }

    /** The first value that is one: no null, and no array without elements. */
    private static int firstOf(RowValues values, int slot) {
        int value = values.first(slot);
        while (value != EventValues.NONE
                && (values.type(value) == JsonView.NULL || values.type(value) == Slice.ARRAY)) {
            value = values.next(value);
        }
        return value;
    }

    /** The numbers of the rules that a signal's event fits; empty for all other signals. */
    static int[] rules(Signal signal) {
        return !signal.isMatch()
                ? new int[0]
                : Arrays.stream(signal.evidence()
                                .fields()
                                .getOrDefault(Signal.RULES, "")
                                .split(" "))
                        .mapToInt(Integer::parseInt)
                        .toArray();
    }

    /** The evidence without what only correlations understand. */
    static Evidence shown(Evidence evidence) {
        Map<String, String> fields = new LinkedHashMap<>(evidence.fields());
        fields.remove(Signal.RULES);
        return new Evidence(evidence.key(), evidence.id(), fields, evidence.file(), evidence.offset());
    }
}
