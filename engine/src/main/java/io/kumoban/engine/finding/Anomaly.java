package io.kumoban.engine.finding;

import java.util.List;

/**
 * How a call differs from what is usual: {@code service.detection.anomaly}. Names and levels are those of the AWS page
 * "Finding details", section "Anomalous behavior".
 *
 * @param profiles what was looked at, with how usual it is, at most {@link #MOST}
 * @param unusual  the part of it that made the finding, one observation a scope and attribute
 */
public record Anomaly(List<Observation> profiles, List<Observation> unusual) implements Particulars {
    /** How many observations each list holds. */
    public static final int MOST = 32;

    private static final int BYTES_AN_OBSERVATION = 200;

    /** Whose habits an attribute is compared with. */
    public enum Scope {
        USER_IDENTITY("userIdentity"),
        ACCOUNT("account"),
        BUCKET("bucket");

        private final String wire;

        Scope(String wire) {
            this.wire = wire;
        }

        String wire() {
            return wire;
        }
    }

    /** How often a value came before. */
    public enum Level {
        /** Daily to weekly. */
        FREQUENT,
        /** A few times a month. */
        INFREQUENT,
        /** Less than once a month. */
        RARE,
        /** Never. */
        UNSEEN
    }

    /**
     * One attribute of the call.
     *
     * @param attribute {@code apis}, {@code userAgent}, {@code bucket} and so on
     * @param text      its value in this call
     */
    public record Observation(Scope scope, String attribute, Level level, String text) {}

    public Anomaly {
        profiles = List.copyOf(profiles);
        unusual = List.copyOf(unusual);
        Bounds.require("profiles", profiles.size(), MOST);
        Bounds.require("unusual observations", unusual.size(), MOST);
    }

    @Override
    public long bytes() {
        return (long) (profiles.size() + unusual.size()) * BYTES_AN_OBSERVATION;
    }
}
