package io.kumoban.engine.detect;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A threshold or switch of a detector: name, default, and why that default. Constants of the detector's class, read
 * through the context, since a replay's configuration may set them otherwise.
 */
public abstract sealed class Parameter {
    private static final AtomicInteger NEXT = new AtomicInteger();

    private final String name;
    private final String unit;
    private final String reason;
    private final int number = NEXT.getAndIncrement();

    private Parameter(String name, String unit, String reason) {
        this.name = name;
        this.unit = unit;
        this.reason = reason;
    }

    /** A whole number from {@code lowest} up. */
    public static Whole whole(String name, int standard, int lowest, String unit, String reason) {
        return new Whole(name, standard, lowest, unit, reason);
    }

    /** A real number from {@code lowest} to {@code highest}. */
    public static Real real(String name, double standard, double lowest, double highest, String unit, String reason) {
        return new Real(name, standard, lowest, highest, unit, reason);
    }

    /** A span of event time. */
    public static Span span(String name, Duration standard, String reason) {
        return new Span(name, standard, reason);
    }

    /** Something that is on or off. */
    public static Switch onOff(String name, boolean standard, String reason) {
        return new Switch(name, standard, reason);
    }

    public final String name() {
        return name;
    }

    public final String unit() {
        return unit;
    }

    /** Why the default is what it is. */
    public final String reason() {
        return reason;
    }

    /** A small number that is unique in this process; values are looked up by it. */
    public final int number() {
        return number;
    }

    /** The default as a user would write it. */
    public abstract String standardText();

    /** The default in the 64 bits that {@link #parse} gives. */
    abstract long standardBits();

    /**
     * Reads a configured value into 64 bits.
     *
     * @throws IllegalArgumentException with a sentence that says what is allowed
     */
    abstract long parse(String value);

    /** A whole number. */
    public static final class Whole extends Parameter {
        private final int standard;
        private final int lowest;

        private Whole(String name, int standard, int lowest, String unit, String reason) {
            super(name, unit, reason);
            this.standard = standard;
            this.lowest = lowest;
        }

        @Override
        public String standardText() {
            return Integer.toString(standard);
        }

        @Override
        long standardBits() {
            return standard;
        }

        @Override
        long parse(String value) {
            try {
                int number = Integer.parseInt(value.strip());
                if (number >= lowest) {
                    return number;
                }
            } catch (NumberFormatException notANumber) {
                throw refused(value, notANumber);
            }
            throw refused(value, null);
        }

        private IllegalArgumentException refused(
                String value, @org.jspecify.annotations.Nullable NumberFormatException cause) {
            return new IllegalArgumentException(
                    name() + " must be a whole number from " + lowest + " up, not '" + value + "'", cause);
        }
    }

    /** A real number. */
    public static final class Real extends Parameter {
        private final double standard;
        private final double lowest;
        private final double highest;

        private Real(String name, double standard, double lowest, double highest, String unit, String reason) {
            super(name, unit, reason);
            this.standard = standard;
            this.lowest = lowest;
            this.highest = highest;
        }

        @Override
        public String standardText() {
            return Double.toString(standard);
        }

        @Override
        long standardBits() {
            return Double.doubleToLongBits(standard);
        }

        @Override
        long parse(String value) {
            double number;
            try {
                number = Double.parseDouble(value.strip());
            } catch (NumberFormatException notANumber) {
                number = Double.NaN;
            }
            if (!(number >= lowest && number <= highest)) {
                throw new IllegalArgumentException(
                        name() + " must be a number from " + lowest + " to " + highest + ", not '" + value + "'");
            }
            return Double.doubleToLongBits(number);
        }
    }

    /** A span of event time; 64 bits of milliseconds. */
    public static final class Span extends Parameter {
        private final Duration standard;

        private Span(String name, Duration standard, String reason) {
            super(name, "", reason);
            this.standard = standard;
        }

        @Override
        public String standardText() {
            return Spans.text(standard);
        }

        @Override
        long standardBits() {
            return standard.toMillis();
        }

        @Override
        long parse(String value) {
            try {
                return Spans.parse(value).toMillis();
            } catch (IllegalArgumentException refused) {
                throw new IllegalArgumentException(name() + ": " + refused.getMessage(), refused);
            }
        }
    }

    /** A switch; one or zero. */
    public static final class Switch extends Parameter {
        private final boolean standard;

        private Switch(String name, boolean standard, String reason) {
            super(name, "", reason);
            this.standard = standard;
        }

        @Override
        public String standardText() {
            return Boolean.toString(standard);
        }

        @Override
        long standardBits() {
            return standard ? 1 : 0;
        }

        @Override
        long parse(String value) {
            return switch (value.strip()) {
                case "true", "on", "yes" -> 1;
                case "false", "off", "no" -> 0;
                default -> throw new IllegalArgumentException(name() + " must be true or false, not '" + value + "'");
            };
        }
    }
}
