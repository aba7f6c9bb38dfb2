package io.kumoban.datasets.simulator.plan;

import io.kumoban.datasets.Dice;
import io.kumoban.datasets.chance.LogNormal;
import io.kumoban.datasets.estate.Calendar;
import io.kumoban.datasets.estate.Region;

/**
 * How what happens near a Region is spread over the hours: a wave by the hour of the day and nightly batches, less on days of rest, restless from
 * hour to hour, and now and then an hour in which a campaign or a broken program doubles everything.
 */
final class HourWeights {
    /** Hours differ by a fifth from what the wave says. */
    private static final LogNormal RESTLESS = LogNormal.of(1, 0.2);

    private static final double SPIKES = 0.01;
    /** What nightly batches add, in multiples of a quiet hour; assumed. */
    private static final double BATCH = 0.9;

    /** The share of all that has happened before each hour, 0 to 1. */
    private final double[] before;

    /**
     * Weights of all hours.
     *
     * @param office how much more happens in office hours than at night, in multiples
     * @param rest what remains on a day of rest, 0 to 1
     */
    HourWeights(SimulationOptions options, Region region, String purpose, double office, double rest) {
        Calendar calendar = options.calendar();
        before = new double[options.hours() + 1];
        for (int hour = 0; hour < options.hours(); hour++) {
            long time = options.start().getEpochSecond() + hour * Calendar.HOUR;
            Dice dice = Dice.of(options.seed(), "weight/" + purpose + region, hour);
            double hourOfDay = calendar.hourOfDay(time, region);
            double batch = hourOfDay >= 1 && hourOfDay < 5 ? BATCH : 0;
            double wave = 1 + batch + office * bustle(hourOfDay);
            double weight = wave * (calendar.restDay(time, region) ? rest : 1) * RESTLESS.nextDouble(dice);
            before[hour + 1] = before[hour] + (dice.chance(SPIKES) ? 2 * weight : weight);
        }
        double total = before[options.hours()];
        for (int hour = 0; hour <= options.hours(); hour++) {
            before[hour] /= total;
        }
    }

    /** How much of a total falls into an hour; the hours' shares add up to the total. */
    long share(long total, int hour) {
        return upTo(total, hour + 1) - upTo(total, hour);
    }

    private long upTo(long total, int hour) {
        return hour == before.length - 1 ? total : (long) (total * before[hour]);
    }

    /** 0 at four in the morning, 1 at four in the afternoon. */
    private static double bustle(double hourOfDay) {
        return 0.5 - 0.5 * StrictMath.cos(2 * Math.PI * (hourOfDay - 4) / 24);
    }
}
