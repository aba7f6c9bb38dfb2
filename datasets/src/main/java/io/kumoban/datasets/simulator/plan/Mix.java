package io.kumoban.datasets.simulator.plan;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * How the records of a data set are shared out among the families.
 *
 * @param calls share of CloudTrail records, 0 to 1
 * @param flows share of flow records, 0 to 1
 * @param dns share of DNS records, 0 to 1; the three add up to 1
 */
public record Mix(double calls, double flows, double dns) {
    /** Ten per cent calls, sixty flows, thirty queries: networks talk more than people and programs call. */
    public static final Mix DEFAULT = new Mix(0.1, 0.6, 0.3);

    private static final MathContext DIGITS = new MathContext(6);

    /**
     * A mix by weights, as in {@code 10:60:30}.
     *
     * @throws IllegalArgumentException if it is not written so
     */
    public static Mix parse(String text) {
        try {
            double[] weights = Arrays.stream(text.strip().split(":", -1))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            double total = Arrays.stream(weights).sum();
            boolean sound = Arrays.stream(weights).allMatch(weight -> weight >= 0 && weight <= 1e9);
            if (weights.length == LogFamily.values().length && sound && total > 0) {
                return new Mix(weights[0] / total, weights[1] / total, weights[2] / total);
            }
        } catch (NumberFormatException ignored) {
            // Told below, together with what else can be wrong.
        }
        throw new IllegalArgumentException(
                "a mix is written as the weights of calls, flows and DNS, like 10:60:30, not '" + text + "'");
    }

    /** The share of a family. */
    public double of(LogFamily family) {
        return switch (family) {
            case CALLS -> calls;
            case FLOWS -> flows;
            case DNS -> dns;
        };
    }

    /** In per cent, as {@link #parse} takes it. */
    @Override
    public String toString() {
        return Arrays.stream(LogFamily.values())
                .map(family -> new BigDecimal(of(family) * 100)
                        .round(DIGITS)
                        .stripTrailingZeros()
                        .toPlainString())
                .collect(Collectors.joining(":"));
    }
}
