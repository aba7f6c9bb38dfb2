package io.kumoban.engine.detect;

import java.util.Collection;
import java.util.Map;

/** The values of all parameters in one replay: the defaults, and what the user set. */
public final class ParameterValues {
    private final long[] bits;

    /**
     * Resolves the settings against the detectors.
     *
     * @throws IllegalArgumentException when a value is not allowed; settings read from a file were checked before
     */
    public ParameterValues(Settings settings, Collection<About> detectors) {
        int highest = detectors.stream()
                .flatMap(about -> about.parameters().stream())
                .mapToInt(Parameter::number)
                .max()
                .orElse(0);
        bits = new long[highest + 1];
        for (About about : detectors) {
            Map<String, String> set = settings.values().getOrDefault(about.id(), Map.of());
            for (Parameter parameter : about.parameters()) {
                String value = set.get(parameter.name());
                bits[parameter.number()] = value == null ? parameter.standardBits() : parameter.parse(value);
            }
        }
    }

    /**
     * The value of a parameter in 64 bits, see {@link Parameter}.
     *
     * @throws IllegalStateException when no detector declares the parameter in about()
     */
    public long bits(Parameter parameter) {
        if (parameter.number() >= bits.length) {
            throw new IllegalStateException("the parameter " + parameter.name() + " is not declared in about()");
        }
        return bits[parameter.number()];
    }

    /** The value of a threshold as a number, for comparison with what was observed. */
    public double number(Parameter parameter) {
        return parameter instanceof Parameter.Real ? Double.longBitsToDouble(bits(parameter)) : bits(parameter);
    }
}
