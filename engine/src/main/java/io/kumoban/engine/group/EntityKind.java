package io.kumoban.engine.group;

import java.util.Locale;

/**
 * What two findings may share, with how much it says that they belong together: a session is one intruder's, a role is
 * many people's.
 */
public enum EntityKind {
    SESSION(Side.IDENTITY, 0.9),
    ACCESS_KEY(Side.IDENTITY, 0.8),
    PRINCIPAL(Side.IDENTITY, 0.7),
    ROLE(Side.IDENTITY, 0.35),
    /** A user, role or function that was made or changed; who acts by its rights later is tied to who changed it. */
    CHANGED(Side.IDENTITY, 0.8),
    INSTANCE(Side.OWN, 0.8),
    FUNCTION(Side.OWN, 0.8),
    /** An own side that is known by its interface or address alone; often a gateway through which many go. */
    INTERFACE(Side.OWN, 0.25),
    BUCKET(Side.DATA, 0.5),
    ADDRESS(Side.FAR, 0.9),
    DOMAIN(Side.FAR, 0.9),
    /** The same event, shown by both. */
    EVENT(Side.EVENT, 0.95);

    /** Kinds of one side name the same thing twice, so only the strongest of them counts for two findings. */
    enum Side {
        IDENTITY,
        OWN,
        DATA,
        FAR,
        EVENT
    }

    private final Side side;
    private final double strength;

    EntityKind(Side side, double strength) {
        this.side = side;
        this.strength = strength;
    }

    Side side() {
        return side;
    }

    /** How likely two findings belong together that share it at the same time and with no one else, 0 to 1. */
    double strength() {
        return strength;
    }

    /** As documents and people name it, for example {@code access key}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
