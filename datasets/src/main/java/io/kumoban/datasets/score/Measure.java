package io.kumoban.datasets.score;

import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What is said of a level of detail. */
public enum Measure {
    PRECISION(Tally::precision),
    RECALL(Tally::recall),
    F1(Tally::f1);

    private final ToDoubleFunction<Tally> formula;

    Measure(ToDoubleFunction<Tally> formula) {
        this.formula = formula;
    }

    /** The measure of a tally, 0 to 1; NaN when it is not defined. */
    public double of(Tally tally) {
        return formula.applyAsDouble(tally);
    }

    /** {@code precision}, {@code recall} or {@code f1}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
