package io.kumoban.engine.detect;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * The values of parameters in one replay, as set by the user or else the default, looked up by the parameter's number.
 * Detectors that share a parameter (one class, several ids) may have it set differently: make one of these for each.
 */
public final class ParameterValues {
    private final long[] bits;
    private final boolean[] declared;

    /**
     * Resolves the parameters of these detectors.
     *
     * @throws IllegalArgumentException when a configured value is not allowed, or when two of the detectors share a
     *     parameter and it is set differently for them
     */
    public ParameterValues(Settings settings, Collection<About> detectors) {
        int highest = detectors.stream()
                .flatMap(about -> about.parameters().stream())
                .mapToInt(Parameter::number)
                .max()
                .orElse(-1);
        bits = new long[highest + 1];
        declared = new boolean[highest + 1];
        Map<Parameter, String> ownerOf = new HashMap<>();
        for (About about : detectors) {
            Map<String, String> set = settings.values().getOrDefault(about.id(), Map.of());
            for (Parameter parameter : about.parameters()) {
                String text = set.get(parameter.name());
                long value = text == null ? parameter.standardBits() : parameter.parse(text);
                String owner = ownerOf.putIfAbsent(parameter, about.id());
                if (owner != null && bits[parameter.number()] != value) {
                    throw new IllegalArgumentException("the detectors " + owner + " and " + about.id()
                            + " share the parameter " + parameter.name() + "; give both the same value");
                }
                bits[parameter.number()] = value;
                declared[parameter.number()] = true;
            }
        }
    }

    /**
     * The value in 64 bits, as the parameter's kind has it.
     *
     * @throws IllegalStateException when none of the detectors declares the parameter
     */
    public long bits(Parameter parameter) {
        int number = parameter.number();
        if (number >= bits.length || !declared[number]) {
            throw new IllegalStateException(
                    "the parameter " + parameter.name() + " is not declared; name it in about().parameters(...)");
        }
        return bits[number];
    }

    /**
     * Checks a text against a parameter.
     *
     * @throws IllegalArgumentException with a sentence that says what is allowed
     */
    public static void check(Parameter parameter, String text) {
        parameter.parse(text);
    }

    /** The value of a threshold as a number, for comparison with what was observed. */
    public double number(Parameter parameter) {
        return parameter instanceof Parameter.Real ? Double.longBitsToDouble(bits(parameter)) : bits(parameter);
    }
}
