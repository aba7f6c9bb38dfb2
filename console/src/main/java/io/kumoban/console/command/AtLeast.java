package io.kumoban.console.command;

import io.kumoban.console.score.ScoreReport;
import io.kumoban.datasets.score.Detail;
import io.kumoban.datasets.score.Measure;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** That a measure of a score must reach a value. */
record AtLeast(String name, double value) {
    private static final Map<String, ToDoubleFunction<ScoreReport>> MEASURES = measures();

    private static Map<String, ToDoubleFunction<ScoreReport>> measures() {
        Map<String, ToDoubleFunction<ScoreReport>> measures = new TreeMap<>();
        for (Detail detail : Detail.values()) {
            for (Measure measure : Measure.values()) {
                measures.put(detail.key() + "-" + measure.key(), report -> report.value(detail, measure));
            }
        }
        measures.put("type-recall", report -> report.score().expectedTypes().recall());
        return measures;
    }

    /** A measure that is not defined reaches nothing. */
    boolean holds(ScoreReport report) {
        return observed(report) >= value;
    }

    /** What the measure came to; NaN when it is not defined. */
    double observed(ScoreReport report) {
        ToDoubleFunction<ScoreReport> measure = MEASURES.get(name);
        if (measure == null) {
            throw new IllegalStateException("the converter let the unknown measure " + name + " pass");
        }
        return measure.applyAsDouble(report);
    }

    /** Reads {@code incident-recall=0.9}. */
    static final class Converter implements ITypeConverter<AtLeast> {
        @Override
        public AtLeast convert(String text) {
            int equals = text.indexOf('=');
            String name = text.substring(0, Math.max(0, equals)).strip();
            if (!MEASURES.containsKey(name)) {
                throw new TypeConversionException("a goal is written like incident-recall=0.9, not '%s'; there are %s"
                        .formatted(text, String.join(", ", MEASURES.keySet())));
            }
            return new AtLeast(name, share(text.substring(equals + 1)));
        }

        private static double share(String text) {
            try {
                double share = Double.parseDouble(text);
                if (share >= 0 && share <= 1) {
                    return share;
                }
            } catch (NumberFormatException none) {
                // Said below, with the numbers out of range.
            }
            throw new TypeConversionException("a goal is a number from 0 to 1, not '%s'".formatted(text));
        }
    }
}
