package io.kumoban.engine.list;

import io.kumoban.engine.event.Address;
import io.kumoban.engine.event.Hashes;
import java.util.ArrayList;
import java.util.List;

/**
 * An immutable set of address ranges: single addresses, CIDR blocks (RFC 4632), IPv4 and IPv6. A look-up is one binary
 * search over 128-bit bounds, 32 bytes a range.
 */
public final class AddressSet {
    /** The set without members. */
    public static final AddressSet EMPTY = of(List.of());

    private static final long V4_PREFIX = 0xffff_0000_0000L;
    private static final long V4_LAST = 0xffff_ffffL;

    /** Ranges that are all looked at rather than searched. */
    private static final int FEW = 8;

    private record Range(long fromHigh, long fromLow, long toHigh, long toLow) {}

    private final long[] fromHigh;
    private final long[] fromLow;
    private final long[] toHigh;
    private final long[] toLow;

    /** The ranges that hold IPv4 addresses, cut down to these, as lower halves. */
    private final long[] v4From;

    private final long[] v4To;

    private AddressSet(List<Range> ranges) {
        List<Range> v4 = ranges.stream()
                .filter(range -> compare(range.fromHigh, range.fromLow, 0, V4_PREFIX | V4_LAST) <= 0
                        && compare(range.toHigh, range.toLow, 0, V4_PREFIX) >= 0)
                .toList();
        v4From = v4.stream()
                .mapToLong(
                        range -> compare(range.fromHigh, range.fromLow, 0, V4_PREFIX) < 0 ? V4_PREFIX : range.fromLow)
                .toArray();
        v4To = v4.stream()
                .mapToLong(range -> compare(range.toHigh, range.toLow, 0, V4_PREFIX | V4_LAST) > 0
                        ? V4_PREFIX | V4_LAST
                        : range.toLow)
                .toArray();
        fromHigh = ranges.stream().mapToLong(Range::fromHigh).toArray();
        fromLow = ranges.stream().mapToLong(Range::fromLow).toArray();
        toHigh = ranges.stream().mapToLong(Range::toHigh).toArray();
        toLow = ranges.stream().mapToLong(Range::toLow).toArray();
    }

    /**
     * Builds the set from addresses and CIDR blocks.
     *
     * @throws IllegalArgumentException naming the first entry that is neither
     */
    public static AddressSet of(List<String> entries) {
        List<Range> ranges = new ArrayList<>(entries.size());
        for (String entry : entries) {
            ranges.add(range(entry));
        }
        return joined(ranges);
    }

    /** The addresses that are in this set or in the other. */
    public AddressSet and(AddressSet other) {
        if (other.isEmpty()) {
            return this;
        }
        if (isEmpty()) {
            return other;
        }
        List<Range> ranges = new ArrayList<>(size() + other.size());
        addTo(ranges);
        other.addTo(ranges);
        return joined(ranges);
    }

    private void addTo(List<Range> ranges) {
        for (int i = 0; i < fromHigh.length; i++) {
            ranges.add(new Range(fromHigh[i], fromLow[i], toHigh[i], toLow[i]));
        }
    }

    private static AddressSet joined(List<Range> ranges) {
        ranges.sort((left, right) -> {
            int byFrom = compare(left.fromHigh, left.fromLow, right.fromHigh, right.fromLow);
            return byFrom != 0 ? byFrom : compare(left.toHigh, left.toLow, right.toHigh, right.toLow);
        });
        List<Range> merged = new ArrayList<>(ranges.size());
        for (Range range : ranges) {
            Range last = merged.isEmpty() ? null : merged.getLast();
            if (last != null && compare(range.fromHigh, range.fromLow, last.toHigh, last.toLow) <= 0) {
                if (compare(range.toHigh, range.toLow, last.toHigh, last.toLow) > 0) {
                    merged.set(merged.size() - 1, new Range(last.fromHigh, last.fromLow, range.toHigh, range.toLow));
                }
            } else {
                merged.add(range);
            }
        }
        return new AddressSet(merged);
    }

    private static Range range(String entry) {
        String text = entry.strip();
        int slash = text.indexOf('/');
        Address address = Address.of(slash < 0 ? text : text.substring(0, slash));
        if (address.isAbsent()) {
            throw new IllegalArgumentException("'" + entry + "' is no IP address or CIDR block");
        }
        int width = address.isV4() ? 32 : 128;
        int bits = width;
        if (slash >= 0) {
            try {
                bits = Integer.parseInt(text.substring(slash + 1));
            } catch (NumberFormatException notANumber) {
                bits = -1;
            }
            if (bits < 0 || bits > width) {
                throw new IllegalArgumentException("'" + entry + "' has no prefix length from 0 to " + width);
            }
        }
        int host = width - bits;
        long highMask = host <= 64 ? 0 : host == 128 ? -1L : (1L << (host - 64)) - 1;
        long lowMask = host >= 64 ? -1L : (1L << host) - 1;
        return new Range(
                address.high() & ~highMask,
                address.low() & ~lowMask,
                address.high() | highMask,
                address.low() | lowMask);
    }

    public boolean isEmpty() {
        return fromHigh.length == 0;
    }

    /** The number of ranges after joining those that overlap. */
    public int size() {
        return fromHigh.length;
    }

    /** A hash of the members: equal for sets of the same addresses, however they were written. */
    public long digest() {
        long digest = 0;
        for (int i = 0; i < fromHigh.length; i++) {
            digest = Hashes.join(digest, Hashes.join(fromHigh[i], fromLow[i]));
            digest = Hashes.join(digest, Hashes.join(toHigh[i], toLow[i]));
        }
        return digest;
    }

    /** Whether an address lies in one of the ranges; an absent address never does. */
    public boolean contains(Address address) {
        return !address.isAbsent() && contains(address.high(), address.low());
    }

    /** Whether an IPv4 address, given as its 32 bits, lies in one of the ranges. */
    public boolean contains(int v4) {
        long low = V4_PREFIX | v4 & 0xffff_ffffL;
        if (v4From.length > FEW) {
            return contains(0, low);
        }
        // All of them are looked at: that costs less than the wrong guesses of a search (bench decode-flows).
        long outside = -1;
        for (int i = 0; i < v4From.length; i++) {
            outside &= low - v4From[i] | v4To[i] - low;
        }
        return outside >= 0;
    }

    private boolean contains(long high, long low) {
        int from = 0;
        int to = fromHigh.length - 1;
        while (from <= to) {
            int middle = (from + to) >>> 1;
            if (compare(fromHigh[middle], fromLow[middle], high, low) <= 0) {
                from = middle + 1;
            } else {
                to = middle - 1;
            }
        }
        return to >= 0 && compare(high, low, toHigh[to], toLow[to]) <= 0;
    }

    private static int compare(long leftHigh, long leftLow, long rightHigh, long rightLow) {
        int byHigh = Long.compareUnsigned(leftHigh, rightHigh);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(leftLow, rightLow);
    }
}
