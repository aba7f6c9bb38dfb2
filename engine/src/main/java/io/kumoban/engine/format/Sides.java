package io.kumoban.engine.format;

import io.kumoban.engine.event.Address;
import io.kumoban.engine.list.AddressSet;

/**
 * Decides which end of a flow record is the interface's own, from the record and what is known of the estate alone. Both
 * directions of a conversation on one interface get the same answer.
 */
final class Sides {
    /** What the record says of its direction, seen from the interface. */
    enum Direction {
        /** Out of the interface. */
        EGRESS,
        /** Into the interface. */
        INGRESS,
        /** The record does not say. */
        UNKNOWN
    }

    private final AddressSet ownRanges;
    private boolean guessed;

    /** The ranges of the user's networks; when there are none, private addresses are taken for own. */
    Sides(AddressSet ownRanges) {
        this.ownRanges = ownRanges;
    }

    /**
     * Whether the source of a record is the interface's own side. The first of these that tells: the direction; the
     * known address of the interface; an own address on exactly one side; an ephemeral port on exactly one side; the
     * higher port, as clients have it; the lower address. A record of which none tells anything is its source's.
     *
     * @param interfaceAddress absent when it is not known
     * @param sourcePort       0 to 65535, or negative when the record has none; so the destination's
     */
    boolean sourceIsOwn(
            Direction direction,
            Address interfaceAddress,
            Address source,
            long sourcePort,
            Address destination,
            long destinationPort) {
        guessed = false;
        if (direction != Direction.UNKNOWN) {
            return direction == Direction.EGRESS;
        }
        if (!interfaceAddress.isAbsent()) {
            boolean isSource = interfaceAddress.sameAs(source);
            if (isSource != interfaceAddress.sameAs(destination)) {
                return isSource;
            }
        }
        boolean sourceInside = isInside(source);
        if (sourceInside != isInside(destination)) {
            return sourceInside;
        }
        guessed = true;
        if (sourcePort >= 0 && destinationPort >= 0 && sourcePort != destinationPort) {
            // Where just one port is ephemeral it is the higher one, so the two rules on ports are one comparison.
            return sourcePort > destinationPort;
        }
        return isLower(source, destination) || !isLower(destination, source);
    }

    /** Whether the last answer is a guess by ports or addresses, because nothing told. */
    boolean guessed() {
        return guessed;
    }

    /** Whether an address is one of the user's own; an absent one never is. */
    boolean isInside(Address address) {
        return ownRanges.isEmpty() ? address.isPrivate() : ownRanges.contains(address);
    }

    /** The same for the 32 bits of an IPv4 address. */
    boolean isInside(int v4) {
        return ownRanges.isEmpty() ? Address.isPrivate(v4) : ownRanges.contains(v4);
    }

    private static boolean isLower(Address left, Address right) {
        if (left.isAbsent() || right.isAbsent()) {
            return false;
        }
        int byHigh = Long.compareUnsigned(left.high(), right.high());
        return byHigh < 0 || byHigh == 0 && Long.compareUnsigned(left.low(), right.low()) < 0;
    }
}
