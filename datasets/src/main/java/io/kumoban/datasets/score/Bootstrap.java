package io.kumoban.datasets.score;

import io.kumoban.datasets.Dice;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Draws what might have come out if the incidents had been others of their kind (the percentile bootstrap of Efron and
 * Tibshirani 1993). Incidents are drawn with replacement, as many as there are; an account-day with false positives
 * counts as often as a Poisson number of mean 1 says, which is what drawing from very many days comes to. The same seed
 * draws the same incidents and days for every measure and every run, so two runs can be compared in pairs.
 *
 * @param seed any number
 */
public record Bootstrap(long seed) {
    /** How often everything is drawn anew. */
    public static final int RESAMPLES = 2000;

    /** Draws the pieces of a level. */
    public Resamples draw(Level level) {
        List<Tally> incidents = level.incidents();
        long[] wrong = wrong(level.wrong());
        Tally[] sums = new Tally[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            sums[i] = sum(incidents, Dice.of(seed, "incidents", i)).plus(Tally.ofWrong(wrong[i]));
        }
        return new Resamples(level.total(), sums);
    }

    private static Tally sum(List<Tally> incidents, Dice dice) {
        long found = 0;
        long wanted = 0;
        long right = 0;
        long wrong = 0;
        for (int n = 0; n < incidents.size(); n++) {
            Tally drawn = incidents.get(dice.below(incidents.size()));
            found += drawn.found();
            wanted += drawn.wanted();
            right += drawn.right();
            wrong += drawn.wrong();
        }
        return new Tally(found, wanted, right, wrong);
    }

    /** The interval of false positives per account-day, of all severities; empty when there are no such days. */
    public Optional<Interval> interval(FalsePositiveRates rates) {
        if (rates.accountDays() == 0) {
            return Optional.empty();
        }
        long[] wrong = wrong(rates.byDay());
        double[] values = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            values[i] = (double) wrong[i] / rates.accountDays();
        }
        return Interval.of(values);
    }

    private long[] wrong(SortedMap<AccountDay, Long> days) {
        long[] wrong = new long[RESAMPLES];
        for (Map.Entry<AccountDay, Long> day : days.entrySet()) {
            Dice dice = Dice.of(
                    seed, "day of " + day.getKey().account(), day.getKey().day());
            for (int i = 0; i < RESAMPLES; i++) {
                wrong[i] += day.getValue() * dice.poisson(1);
            }
        }
        return wrong;
    }
}
