package io.kumoban.datasets.simulator.calls;

import io.kumoban.datasets.estate.Thing;
import java.util.Locale;

/**
 * What stands in a hole of a template, beside the names of things ({@link Thing}). Holes are numbered: first all things,
 * then these.
 */
enum Hole {
    /** The account's number. */
    ACCOUNT,
    /** The Region of the call. */
    REGION,
    /** The caller as an ARN. */
    CALLER,
    /** The name of the session or user that calls. */
    SELF,
    /** The event's own id. */
    EVENT,
    /** The request's id, a UUID. */
    REQUEST,
    /** The request's id as S3 writes it: 16 letters and digits. */
    SHORT_REQUEST,
    /** A UUID that was not there before. */
    UUID,
    /** 16 hex digits that were not there before, as behind {@code snap-0}. */
    FRESH,
    /** Eight hex digits. */
    HEX,
    /** A number of bytes that came in. */
    RECEIVED,
    /** A number of bytes that went out. */
    SENT,
    /** A small number, 1 to 100. */
    NUMBER,
    /** The time of the call. */
    TIME,
    /** The day of the call, as in {@code 2026-03-02}. */
    DAY,
    /** The key of an object. */
    OBJECT,
    /** 80 letters of a token. */
    TOKEN,
    /** The role of a session that begins. */
    NEW_ROLE_ARN,
    /** That role's id. */
    NEW_ROLE_ID,
    /** That session's name. */
    NEW_SESSION,
    /** That session as an ARN. */
    NEW_ARN,
    /** That session's key. */
    NEW_KEY,
    /** When that key ends, in prose. */
    NEW_END,
    /** How many seconds that key lasts. */
    NEW_SECONDS,
    /** The account of that role. */
    NEW_ACCOUNT,
    /** Whom that session stands for. */
    NEW_SOURCE,
    /** What the trails of two accounts call the same event. */
    SHARED_EVENT,
    /** The request's id where two trails have it. */
    SHARED_REQUEST;

    private static final int THINGS = Thing.values().length;

    /** How many holes there are. */
    static final int COUNT = THINGS + values().length;

    int code() {
        return THINGS + ordinal();
    }

    /** The hole that a code above the things means. */
    static Hole of(int code) {
        return VALUES[code - THINGS];
    }

    private static final Hole[] VALUES = values();

    static boolean isThing(int code) {
        return code < THINGS;
    }

    /**
     * The code of a name, as in {@code log-group}.
     *
     * @throws IllegalArgumentException if there is none
     */
    static int code(String name) {
        String constant = name.toUpperCase(Locale.ROOT).replace('-', '_');
        for (Thing thing : Thing.values()) {
            if (thing.name().equals(constant)) {
                return thing.ordinal();
            }
        }
        for (Hole hole : VALUES) {
            if (hole.name().equals(constant)) {
                return hole.code();
            }
        }
        throw new IllegalArgumentException("there is no hole named " + name);
    }
}
