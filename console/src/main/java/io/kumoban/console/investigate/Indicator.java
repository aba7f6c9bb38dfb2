package io.kumoban.console.investigate;

import java.util.Comparator;

/**
 * Something that speaks for a compromise, as Amazon Detective lists them.
 *
 * @param time   milliseconds since 1970
 * @param detail what it was
 * @param isNewForAccount whether nobody in the account had it before; only of what is new
 */
public record Indicator(Kind kind, long time, String detail, boolean isNewForAccount) {
    static final Comparator<Indicator> ORDER = Comparator.comparing(Indicator::kind)
            .thenComparingLong(Indicator::time)
            .thenComparing(Indicator::detail);

    /** In the order in which they are shown. */
    public enum Kind {
        IMPOSSIBLE_TRAVEL("impossible travel", 4),
        FLAGGED_IP_ADDRESS("flagged address", 5),
        TTP_OBSERVED("tactic observed", 1),
        NEW_GEOLOCATION("new place", 1),
        NEW_ASO("new network owner", 1),
        NEW_IP_ADDRESS("new address", 0.5),
        NEW_USER_AGENT("new program", 0.5),
        NEW_API("new API", 0.25);

        private final String words;
        private final double points;

        Kind(String words, double points) {
            this.words = words;
            this.points = points;
        }

        /** As people read it. */
        public String words() {
            return words;
        }

        /** What it adds to the severity of an investigation. */
        double points() {
            return points;
        }

        /** Whether it only says that something is new. */
        boolean isOnlyNew() {
            return name().startsWith("NEW_");
        }
    }
}
