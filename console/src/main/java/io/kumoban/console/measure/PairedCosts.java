package io.kumoban.console.measure;

import io.kumoban.detectors.sigma.replay.RowEngine;
import io.kumoban.engine.event.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;

/**
 * What the plans of two sets of rules cost on the same rows, measured in turns, the one first and then the other; what a plan
 * without rules takes is taken off. Medians of the rounds count, and of the ratio the median of the rounds' ratios.
 *
 * @param before nanoseconds an event of the old set
 * @param now    the same of the new set
 * @param ratio  new to old; 0 when the old one took no time that a clock can tell
 * @param sample how many events were measured
 * @param rounds how often
 */
public record PairedCosts(double before, double now, double ratio, int sample, int rounds) {
    private static final double WARM_UP = 0.25;
    private static final int MOST_ROUNDS = 200;

    /** A family's passes. */
    private record Family(Pass none, Pass before, Pass now, int rows) {}

    /** Measures for so long; one round at least. */
    static PairedCosts of(RoutedRules old, RoutedRules fresh, KeptRows kept, double seconds, DoubleConsumer share) {
        List<Family> families = new ArrayList<>();
        int rows = 0;
        for (Kind kind : Kind.values()) {
            KeptRows.Sample sample = kept.of(kind);
            RowEngine nothing = RowEngine.compile(kind, List.of());
            RowEngine before = old.engines().getOrDefault(kind, nothing);
            RowEngine now = fresh.engines().getOrDefault(kind, nothing);
            int count = sample.rows().rows();
            rows += count;
            families.add(new Family(
                    new Pass(nothing, sample.rows()),
                    new Pass(before, sample.rows()),
                    new Pass(now, sample.rows()),
                    count));
        }
        if (rows == 0) {
            return new PairedCosts(0, 0, 0, 0, 0);
        }
        return new Turns(families, rows, seconds, share).measure();
    }

    private static final class Turns {
        private final List<Family> families;
        private final int rows;
        private final long start = System.nanoTime();
        private final long nanos;
        private final DoubleConsumer share;
        private final List<Double> before = new ArrayList<>();
        private final List<Double> now = new ArrayList<>();
        private final List<Double> ratios = new ArrayList<>();

        Turns(List<Family> families, int rows, double seconds, DoubleConsumer share) {
            this.families = families;
            this.rows = rows;
            this.share = share;
            nanos = (long) (seconds * 1e9);
        }

        PairedCosts measure() {
            long end = start + nanos;
            long warm = start + (long) (nanos * WARM_UP);
            do {
                round(warm, true);
            } while (System.nanoTime() - warm < 0);
            before.clear();
            now.clear();
            ratios.clear();
            for (int round = 0; round < MOST_ROUNDS && (round == 0 || System.nanoTime() - end < 0); round++) {
                round(end, round % 2 == 0);
            }
            return new PairedCosts(
                    Median.of(before), Median.of(now), ratios.isEmpty() ? 0 : Median.of(ratios), rows, before.size());
        }

        private void round(long until, boolean oldFirst) {
            double old = 0;
            double fresh = 0;
            for (Family family : families) {
                double walking = family.none().nanos(until);
                double first = (oldFirst ? family.before() : family.now()).nanos(until);
                double second = (oldFirst ? family.now() : family.before()).nanos(until);
                double weight = (double) family.rows() / rows;
                old += weight * Math.max(0, (oldFirst ? first : second) - walking);
                fresh += weight * Math.max(0, (oldFirst ? second : first) - walking);
            }
            before.add(old);
            now.add(fresh);
            if (old > 0) {
                ratios.add(fresh / old);
            }
            share.accept((double) (System.nanoTime() - start) / nanos);
        }
    }
}
