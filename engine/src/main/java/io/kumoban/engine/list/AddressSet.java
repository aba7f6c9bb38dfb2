package io.kumoban.engine.list;

import io.kumoban.engine.event.Address;
import io.kumoban.engine.event.Hashes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An immutable set of address ranges: single addresses, CIDR blocks (RFC 4632), IPv4 and IPv6. IPv4 ranges take 8 bytes
 * each and are found by the upper half of an address and a short search; IPv6 ranges take 32 bytes and one search over
 * all of them.
 */
public final class AddressSet {
    /** The set without members. */
    public static final AddressSet EMPTY = new Builder().build();

    private static final long V4_PREFIX = 0xffff_0000_0000L;
    private static final long V4_LAST = 0xffff_ffffL;

    /** Ranges that are all looked at rather than searched. */
    private static final int FEW = 8;

    private static final int HALF = 16;

    /** The first address in the upper half, the last in the lower, in unsigned order; no two touch or overlap. */
    private final long[] v4;

    /** For each upper half of an address, and one more: how many ranges begin below it. Empty where ranges are few. */
    private final int[] v4Heads;

    private final long[] fromHigh;
    private final long[] fromLow;
    private final long[] toHigh;
    private final long[] toLow;

    private record Range(long fromHigh, long fromLow, long toHigh, long toLow) {
        boolean overlaps(Range later) {
            return compare(later.fromHigh, later.fromLow, toHigh, toLow) <= 0;
        }

        Range joined(Range later) {
            return compare(later.toHigh, later.toLow, toHigh, toLow) <= 0
                    ? this
                    : new Range(fromHigh, fromLow, later.toHigh, later.toLow);
        }

        static int order(Range left, Range right) {
            int byFrom = compare(left.fromHigh, left.fromLow, right.fromHigh, right.fromLow);
            return byFrom != 0 ? byFrom : compare(left.toHigh, left.toLow, right.toHigh, right.toLow);
        }
    }

    private AddressSet(long[] v4, List<Range> v6) {
        this.v4 = v4;
        v4Heads = v4.length > FEW ? heads(v4) : new int[0];
        fromHigh = v6.stream().mapToLong(Range::fromHigh).toArray();
        fromLow = v6.stream().mapToLong(Range::fromLow).toArray();
        toHigh = v6.stream().mapToLong(Range::toHigh).toArray();
        toLow = v6.stream().mapToLong(Range::toLow).toArray();
    }

    private static int[] heads(long[] v4) {
        int[] heads = new int[(1 << HALF) + 1];
        int range = 0;
        for (int head = 0; head < heads.length; head++) {
            while (range < v4.length && v4[range] >>> Integer.SIZE + HALF < head) {
                range++;
            }
            heads[head] = range;
        }
        return heads;
    }

    /**
     * Builds the set from addresses and CIDR blocks.
     *
     * @throws IllegalArgumentException naming the first entry that is neither
     */
    public static AddressSet of(List<String> entries) {
        Builder builder = new Builder();
        entries.forEach(builder::add);
        return builder.build();
    }

    /** The addresses that are in this set or in the other. */
    public AddressSet and(AddressSet other) {
        if (other.isEmpty()) {
            return this;
        }
        return isEmpty() ? other : new Builder().addAll(this).addAll(other).build();
    }

    /** Gathers the members of a set; millions of them in some tenths of a second. */
    public static final class Builder {
        private final AddressBlock block = new AddressBlock();
        /** As in the set, but with the highest bit turned over, so that signed order is unsigned order. */
        private long[] v4 = new long[16];

        private int v4Size;
        private final List<Range> v6 = new ArrayList<>();

        /**
         * Adds an address or a CIDR block; bits behind the prefix do not matter.
         *
         * @throws IllegalArgumentException when the text is neither
         */
        public void add(String entry) {
            byte[] bytes = entry.strip().getBytes(StandardCharsets.ISO_8859_1);
            if (!add(bytes, 0, bytes.length)) {
                throw new IllegalArgumentException("'" + entry + "'"
                        + (block.address().isAbsent()
                                ? " is no IP address or CIDR block"
                                : " has no prefix length from 0 to " + block.width()));
            }
        }

        /** The same for ASCII text in an array; false when it is neither. */
        public boolean add(byte[] bytes, int from, int to) {
            if (!block.read(bytes, from, to)) {
                return false;
            }
            addBlock(block.width() - block.prefix());
            return true;
        }

        /** Adds all addresses that differ from this one in the last so many bits. */
        private void addBlock(int host) {
            Address address = block.address();
            if (address.isV4()) {
                long mask = (1L << host) - 1;
                long first = address.low() & V4_LAST & ~mask;
                addV4(first, first | mask);
                return;
            }
            long highMask = host <= 64 ? 0 : host == 128 ? -1L : (1L << (host - 64)) - 1;
            long lowMask = host >= 64 ? -1L : (1L << host) - 1;
            addV6(new Range(
                    address.high() & ~highMask,
                    address.low() & ~lowMask,
                    address.high() | highMask,
                    address.low() | lowMask));
        }

        private Builder addAll(AddressSet set) {
            for (long range : set.v4) {
                addV4(range >>> Integer.SIZE, range & V4_LAST);
            }
            for (int i = 0; i < set.fromHigh.length; i++) {
                v6.add(new Range(set.fromHigh[i], set.fromLow[i], set.toHigh[i], set.toLow[i]));
            }
            return this;
        }

        private void addV4(long first, long last) {
            if (v4Size == v4.length) {
                v4 = Arrays.copyOf(v4, 2 * v4Size);
            }
            v4[v4Size++] = (first << Integer.SIZE | last) ^ Long.MIN_VALUE;
        }

        /** A wide range may hold IPv4 addresses too, which are looked for in their own place. */
        private void addV6(Range range) {
            v6.add(range);
            boolean holdsV4 = compare(range.fromHigh, range.fromLow, 0, V4_PREFIX | V4_LAST) <= 0
                    && compare(range.toHigh, range.toLow, 0, V4_PREFIX) >= 0;
            if (holdsV4) {
                boolean fromFirst = compare(range.fromHigh, range.fromLow, 0, V4_PREFIX) < 0;
                boolean toLast = compare(range.toHigh, range.toLow, 0, V4_PREFIX | V4_LAST) > 0;
                addV4(fromFirst ? 0 : range.fromLow & V4_LAST, toLast ? V4_LAST : range.toLow & V4_LAST);
            }
        }

        /** The set of what was added. */
        public AddressSet build() {
            return new AddressSet(joinedV4(), joinedV6());
        }

        private long[] joinedV4() {
            long[] sorted = Arrays.copyOf(v4, v4Size);
            Arrays.sort(sorted);
            int size = 0;
            for (long flipped : sorted) {
                long range = flipped ^ Long.MIN_VALUE;
                long last = size == 0 ? 0 : sorted[size - 1] & V4_LAST;
                if (size > 0 && range >>> Integer.SIZE <= last + 1) {
                    sorted[size - 1] = sorted[size - 1] & ~V4_LAST | Math.max(last, range & V4_LAST);
                } else {
                    sorted[size++] = range;
                }
            }
            return Arrays.copyOf(sorted, size);
        }

        private List<Range> joinedV6() {
            List<Range> sorted = new ArrayList<>(v6);
            sorted.sort(Range::order);
            List<Range> joined = new ArrayList<>(sorted.size());
            for (Range range : sorted) {
                if (!joined.isEmpty() && joined.getLast().overlaps(range)) {
                    joined.set(joined.size() - 1, joined.getLast().joined(range));
                } else {
                    joined.add(range);
                }
            }
            return joined;
        }
    }

    public boolean isEmpty() {
        return v4.length == 0 && fromHigh.length == 0;
    }

    /** The number of ranges after joining those that touch or overlap. */
    public int size() {
        return v4.length + fromHigh.length;
    }

    /** A hash of the members: equal for sets of the same addresses, however they were written. */
    public long digest() {
        long digest = 0;
        for (long range : v4) {
            digest = Hashes.join(digest, range);
        }
        for (int i = 0; i < fromHigh.length; i++) {
            digest = Hashes.join(digest, Hashes.join(fromHigh[i], fromLow[i]));
            digest = Hashes.join(digest, Hashes.join(toHigh[i], toLow[i]));
        }
        return digest;
    }

    /** Whether an address lies in one of the ranges; an absent address never does. */
    public boolean contains(Address address) {
        if (address.isV4()) {
            return contains((int) address.low());
        }
        return !address.isAbsent() && contains(address.high(), address.low());
    }

    /** Whether an IPv4 address, given as its 32 bits, lies in one of the ranges. */
    public boolean contains(int address) {
        long wanted = address & V4_LAST;
        if (v4.length > FEW) {
            return search(wanted);
        }
        // All of them are looked at: that costs less than the wrong guesses of a search (bench decode-flows).
        long outside = -1;
        for (long range : v4) {
            outside &= wanted - (range >>> Integer.SIZE) | (range & V4_LAST) - wanted;
        }
        return outside >= 0;
    }

    private boolean search(long wanted) {
        int head = (int) (wanted >>> HALF);
        int from = v4Heads[head];
        int to = v4Heads[head + 1];
        // The last range that begins at the address or below it, which may be one of an earlier head.
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (v4[middle] >>> Integer.SIZE <= wanted) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from > 0 && wanted <= (v4[from - 1] & V4_LAST);
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
