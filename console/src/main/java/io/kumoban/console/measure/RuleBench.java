package io.kumoban.console.measure;

import io.kumoban.detectors.sigma.replay.RowEngine;
import io.kumoban.engine.asset.Assets;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.pipeline.ReplayOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleConsumer;

/**
 * What rules cost and find on logs. Hits are counted over all events; costs are measured on a sample of them that is kept in
 * memory, so that reading has no part in them.
 *
 * @param rules   those that cost most first
 * @param plans   of each family that rules are about
 * @param load    for reading and compiling all rules
 * @param reading of the logs
 */
public record RuleBench(List<RuleFigures> rules, List<PlanFigures> plans, Duration load, LogReading reading) {
    /** Logs of less than a day count as one, since nobody knows what the rest of it would have held. */
    private static final double SHORTEST = 1;

    private static final int STEADY_ROUNDS = 5;

    public RuleBench {
        rules = List.copyOf(rules);
        plans = List.copyOf(plans);
    }

    /**
     * All rules of a family together.
     *
     * @param rules      how many
     * @param unanchored how many of them are worked out for every event
     * @param events     of the family
     * @param nanos      nanoseconds an event that the plan of all takes
     * @param alone      the sum of what each takes alone
     * @param sample     how many events were measured
     * @param rounds     how often
     */
    public record PlanFigures(
            Kind family, int rules, int unanchored, long events, double nanos, double alone, int sample, int rounds) {}

    /**
     * Reads logs and measures.
     *
     * @param load    how long reading and compiling the rules took
     * @param seconds for measuring
     */
    public static RuleBench of(
            RoutedRules rules,
            Duration load,
            ReplayOptions options,
            Assets assets,
            double seconds,
            MeasureProgress progress) {
        List<HitCounts> counts =
                rules.engines().values().stream().map(HitCounts::new).toList();
        KeptRows kept = new KeptRows();
        AtomicLong seen = new AtomicLong();
        progress.reading(seen);
        LogReading reading = LogReading.of(options, rules.fields(), assets, seen, row -> {
            for (HitCounts family : counts) {
                if (family.engine().kind() == row.run().kind()) {
                    family.count(row);
                    kept.add(row);
                }
            }
        });
        List<RuleFigures> figures = new ArrayList<>();
        List<PlanFigures> plans = new ArrayList<>();
        double before = 0;
        for (HitCounts family : counts) {
            double share = (double) family.engine().rules().size() / rules.count();
            double done = before;
            FamilyCosts costs =
                    costs(family.engine(), kept, seconds * share, part -> progress.measuring(done + share * part));
            List<RuleFigures> ofFamily = family.figures(costs);
            plans.add(plan(costs, ofFamily, reading.count(family.engine().kind())));
            figures.addAll(ofFamily);
            before += share;
        }
        figures.sort(Comparator.comparingDouble(RuleFigures::nanos)
                .reversed()
                .thenComparing(one -> one.rule().info().key()));
        return new RuleBench(figures, plans, load, reading);
    }

    private static FamilyCosts costs(RowEngine engine, KeptRows kept, double seconds, DoubleConsumer share) {
        long nanos = (long) (seconds * 1e9);
        FamilyCosts costs = new FamilyCosts(engine, kept, nanos);
        costs.measure(nanos, share);
        return costs;
    }

    private static PlanFigures plan(FamilyCosts costs, List<RuleFigures> rules, long events) {
        int unanchored = 0;
        for (boolean one : costs.engine().unanchored()) {
            unanchored += one ? 1 : 0;
        }
        return new PlanFigures(
                costs.engine().kind(),
                rules.size(),
                unanchored,
                events,
                costs.whole(),
                rules.stream().mapToDouble(RuleFigures::nanos).sum(),
                costs.rows(),
                costs.rounds());
    }

    /** Whether some rules were measured in so few rounds that a median says little. */
    public boolean hasFewRounds() {
        return plans.stream().anyMatch(plan -> plan.sample() > 0 && plan.rounds() < STEADY_ROUNDS);
    }

    /** How many days the events cover, at least one. */
    public double days() {
        return Math.max(SHORTEST, reading.days());
    }

    /** Whether the events cover less than a day, so that figures a day are too small. */
    public boolean isShort() {
        return reading.days() < SHORTEST;
    }
}
