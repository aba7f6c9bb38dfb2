package io.kumoban.engine.foreign;

import org.jspecify.annotations.Nullable;

/** What several classes of the Open Cybersecurity Schema Framework have in common. */
final class Ocsf {
    static final Reading.Bad NO_TIME = new Reading.Bad("has no time that is one");

    /** Whole seconds have stayed below this since 1970, and milliseconds were above it after three years. */
    private static final long FIRST_MILLIS = 100_000_000_000L;

    private Ocsf() {}

    /**
     * The time in a field: milliseconds since 1970 by the schema, or ISO-8601 in the field of the same name with
     * {@code _dt}. Some producers write seconds, or ISO-8601 into the field itself.
     */
    static long time(Values values, String name) {
        long number = Numbers.count(values.text(name));
        if (number >= FIRST_MILLIS) {
            return Moments.bounded(number);
        }
        return Moments.read(values.text(name, name + "_dt"));
    }

    /** Version 1.1 has an object for an account where the versions before have its number. */
    static @Nullable String account(Values values) {
        return values.text("cloud.account.uid", "cloud.account_uid");
    }
}
