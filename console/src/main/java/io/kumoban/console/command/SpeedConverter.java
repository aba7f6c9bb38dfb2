package io.kumoban.console.command;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how many times real time a replay runs: a positive number, or {@code max} (0) for as fast as possible. */
final class SpeedConverter implements ITypeConverter<Double> {
    @Override
    public Double convert(String text) {
        if (text.strip().equals("max")) {
            return 0.0;
        }
        try {
            double times = Double.parseDouble(text.strip());
            if (times > 0 && Double.isFinite(times)) {
                return times;
            }
        } catch (NumberFormatException notANumber) {
            throw refused(text);
        }
        throw refused(text);
    }

    private static TypeConversionException refused(String text) {
        return new TypeConversionException(
                "a speed is 'max' or how many times real time, such as 60, not '" + text + "'");
    }
}
