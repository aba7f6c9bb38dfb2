package io.kumoban.console.measure;

import io.kumoban.engine.asset.Assets;
import io.kumoban.engine.event.Field;
import io.kumoban.engine.pipeline.ReplayOptions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What two sets of rules find in the same logs, and what they cost.
 *
 * @param rules   by pair; those of the old set first
 * @param costs   of both plans
 * @param reading of the logs
 */
public record RuleComparison(List<PairFigures> rules, PairedCosts costs, LogReading reading) {
    public RuleComparison {
        rules = List.copyOf(rules);
    }

    /**
     * Reads logs once, matches both sets with every event, and measures both on a sample.
     *
     * @param attacks content ids of the events that belong to attacks; empty when nobody knows
     * @param seconds for measuring
     */
    public static RuleComparison of(
            RoutedRules old,
            RoutedRules fresh,
            Set<String> attacks,
            ReplayOptions options,
            Assets assets,
            double seconds,
            MeasureProgress progress) {
        PairCounts counts = new PairCounts(old, fresh, attacks);
        KeptRows kept = new KeptRows();
        AtomicLong seen = new AtomicLong();
        progress.reading(seen);
        Set<Field> fields = new HashSet<>(old.fields());
        fields.addAll(fresh.fields());
        LogReading reading = LogReading.of(options, fields, assets, seen, row -> {
            counts.count(row);
            if (old.engines().containsKey(row.run().kind())
                    || fresh.engines().containsKey(row.run().kind())) {
                kept.add(row);
            }
        });
        PairedCosts costs = PairedCosts.of(old, fresh, kept, seconds, progress::measuring);
        return new RuleComparison(counts.figures(), costs, reading);
    }

    /** Hits that only the new set has. */
    public long won() {
        return rules.stream().mapToLong(PairFigures::won).sum();
    }

    /** Hits that only the old set has, those of rules that are gone too. */
    public long lost() {
        return rules.stream().mapToLong(PairFigures::lost).sum();
    }
}
