package io.kumoban.console.measure;

import io.kumoban.detectors.sigma.replay.RowEngine;
import io.kumoban.engine.event.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;

/**
 * What the rules of one family cost: the plan of all, and each rule as a plan of its own, less what a plan without any rule
 * takes for the same rows. All are measured in turns on one thread, again and again, and the median of the rounds counts; so
 * what the machine does beside falls on all of them alike.
 */
final class FamilyCosts {
    /** The share of the time in which everything runs without being measured, to be compiled by the JVM. */
    private static final double WARM_UP = 0.25;

    private static final int MOST_ROUNDS = 60;
    /** How many rounds the rows of single rules are chosen for, */
    private static final int PLANNED_ROUNDS = 8;
    /** if a rule takes so many nanoseconds for one. */
    private static final int PLANNED_NANOS = 150;

    private static final int FEWEST_ROWS = 1024;

    private final RowEngine engine;
    private final Pass none;
    private final Pass whole;
    private final Pass noneForOne;
    private final List<Pass> ones = new ArrayList<>();
    private final int rows;

    private final List<Double> wholes = new ArrayList<>();
    private final List<List<Double>> byRule = new ArrayList<>();

    /**
     * For the rules of a family.
     *
     * @param nanos how much time there will be, from which follows on how many rows single rules are measured
     */
    FamilyCosts(RowEngine engine, KeptRows kept, long nanos) {
        this.engine = engine;
        KeptRows.Sample sample = kept.of(engine.kind());
        int rules = engine.rules().size();
        long wanted = (long) (nanos * (1 - WARM_UP)) / ((long) PLANNED_ROUNDS * PLANNED_NANOS * rules);
        Run few = sample.thinned(Math.clamp(wanted, FEWEST_ROWS, Integer.MAX_VALUE))
                .rows();
        RowEngine nothing = RowEngine.compile(engine.kind(), List.of());
        rows = sample.rows().rows();
        none = new Pass(nothing, sample.rows());
        whole = new Pass(engine, sample.rows());
        noneForOne = new Pass(nothing, few);
        for (int rule = 0; rule < rules; rule++) {
            ones.add(new Pass(engine.alone(rule), few));
            byRule.add(new ArrayList<>());
        }
    }

    /**
     * Measures for so long, and not much longer: in the first round each rule is measured with some rows in any case.
     *
     * @param share told what share of the time is over
     */
    void measure(long nanos, DoubleConsumer share) {
        if (rows == 0) {
            return;
        }
        long start = System.nanoTime();
        long end = start + nanos;
        warmUp(start + (long) (nanos * WARM_UP), share, start, nanos);
        for (int round = 0; round < MOST_ROUNDS && (round == 0 || System.nanoTime() - end < 0); round++) {
            double walking = none.nanos(end);
            wholes.add(whole.nanos(end) - walking);
            double walkingFew = noneForOne.nanos(end);
            for (int rule = 0; rule < ones.size() && (round == 0 || System.nanoTime() - end < 0); rule++) {
                byRule.get(rule).add(ones.get(rule).nanos(end) - walkingFew);
                share.accept((double) (System.nanoTime() - start) / nanos);
            }
        }
    }

    private void warmUp(long until, DoubleConsumer share, long start, long nanos) {
        int next = 0;
        do {
            none.nanos(until);
            whole.nanos(until);
            noneForOne.nanos(until);
            for (int i = 0; i < ones.size() && System.nanoTime() - until < 0; i++) {
                ones.get(next).nanos(until);
                next = (next + 1) % ones.size();
                share.accept((double) (System.nanoTime() - start) / nanos);
            }
        } while (System.nanoTime() - until < 0);
    }

    /** The rules. */
    RowEngine engine() {
        return engine;
    }

    /** How many rows were kept to be measured. */
    int rows() {
        return rows;
    }

    /** In how many rounds every rule was measured; 0 when there were no rows. */
    int rounds() {
        return byRule.stream().mapToInt(List::size).min().orElse(0);
    }

    /** Nanoseconds an event that all rules together take; 0 when there were no rows, or when no clock can tell. */
    double whole() {
        return median(wholes);
    }

    /** Nanoseconds an event that a rule alone takes. */
    double alone(int rule) {
        return median(byRule.get(rule));
    }

    private static double median(List<Double> figures) {
        return figures.isEmpty() ? 0 : Math.max(0, Median.of(figures));
    }
}
