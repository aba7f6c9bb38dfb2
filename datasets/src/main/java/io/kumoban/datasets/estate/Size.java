package io.kumoban.datasets.estate;

/**
 * How large an account is.
 *
 * @param people who work in it
 * @param servers machines
 * @param functions functions
 * @param containers containers that run side by side
 * @param buckets buckets
 * @param pipelines pipelines
 */
public record Size(int people, int servers, int functions, int containers, int buckets, int pipelines) {
    private static final double HOURS = 24;

    /** The size that fits so many records a day: calls by people and machines, flows and queries by machines. */
    public static Size of(double callsADay, double flowsADay, double queriesADay) {
        double calls = callsADay / HOURS;
        double network = Math.max(flowsADay / HOURS, 2 * queriesADay / HOURS);
        int servers = clamp(4 + 0.55 * Math.sqrt(network) + calls / 400, 4, 400);
        return new Size(
                clamp(3 + calls * 0.02, 3, 120),
                servers,
                clamp(2 + 0.6 * Math.sqrt(calls), 2, 60),
                clamp(servers / 3.0, 3, 100),
                clamp(4 + Math.sqrt(calls) / 2, 4, 60),
                clamp(1 + Math.sqrt(calls) / 8, 1, 16));
    }

    /** How many more things of other kinds there are than in an account of middle size. */
    double factor() {
        return Math.clamp(people / 15.0, 0.3, 3.0);
    }

    private static int clamp(double value, int low, int high) {
        return (int) Math.round(Math.clamp(value, (double) low, (double) high));
    }
}
