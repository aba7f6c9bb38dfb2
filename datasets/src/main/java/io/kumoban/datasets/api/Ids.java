package io.kumoban.datasets.api;

import io.kumoban.datasets.Dice;
import java.util.Locale;

/** The unique ids that AWS gives things, here a function of the thing's name: the same in every data set. */
public final class Ids {
    private Ids() {}

    /** A principal's id of 21 characters; the prefix is AIDA for a user, AROA for a role. */
    public static String principal(String prefix, String name) {
        return prefix + letters(name, 17);
    }

    /** An access key id of 20 characters; the prefix is AKIA for a lasting key, ASIA for a session's. */
    public static String accessKey(String prefix, String owner, long number) {
        return prefix + letters(owner + '#' + number, 16);
    }

    /** The 17 hex digits after the prefix of an id such as {@code i-} or {@code eni-}. */
    public static String resource(String prefix, String name) {
        return prefix + '0' + Dice.ofThing(prefix + name, 0).hex(16);
    }

    /** A key's or secret's UUID. */
    public static String uuid(String name) {
        return Dice.ofThing(name, 1).uuid();
    }

    private static String letters(String name, int length) {
        return Dice.ofThing(name, 2).base32(length).toUpperCase(Locale.ROOT);
    }
}
