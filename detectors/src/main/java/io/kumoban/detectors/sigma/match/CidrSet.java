package io.kumoban.detectors.sigma.match;

import io.kumoban.engine.event.Address;
import io.kumoban.engine.list.AddressBlock;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Many networks (CIDR blocks, RFC 4632), and which of them an address lies in. Of two blocks one lies in the other or they
 * have nothing in common, so the borders of all cut the addresses into stretches, and each stretch has an innermost block and
 * by that all around it. The families are kept apart: {@code ::/0} holds no IPv4 address; one written as IPv6
 * ({@code ::ffff:192.0.2.1}) is an IPv4 address. Immutable; many threads may share it.
 */
public final class CidrSet {
    private static final int NONE = -1;
    private static final long V4_MASK = 0xffff_ffffL;

    private final int count;
    private final Stretches v4;
    private final Stretches v6;
    /** For each network the one around it. */
    private final int[] around;

    /** A network: its first and last address, which are 128 bits, and its id. */
    private record Network(long high, long low, long lastHigh, long lastLow, int id) {
        static int order(Network left, Network right) {
            int byFirst = compare(left.high, left.low, right.high, right.low);
            // The wider one first, so that it is around those that follow.
            return byFirst != 0 ? byFirst : compare(right.lastHigh, right.lastLow, left.lastHigh, left.lastLow);
        }

        boolean holds(Network other) {
            return compare(other.lastHigh, other.lastLow, lastHigh, lastLow) <= 0;
        }
    }

    /** Where each stretch begins, ascending, and the innermost network of it. */
    private record Stretches(long[] high, long[] low, int[] innermost) {
        int at(long wantedHigh, long wantedLow) {
            int from = 0;
            int to = high.length;
            while (from < to) {
                int mid = (from + to) >>> 1;
                if (compare(high[mid], low[mid], wantedHigh, wantedLow) <= 0) {
                    from = mid + 1;
                } else {
                    to = mid;
                }
            }
            return from == 0 ? NONE : innermost[from - 1];
        }
    }

    private CidrSet(List<Network> v4, List<Network> v6) {
        count = v4.size() + v6.size();
        around = new int[count];
        this.v4 = stretches(v4);
        this.v6 = stretches(v6);
    }

    /**
     * The set of some networks, whose ids are their places in the list. An address without a slash is a network of one; bits
     * behind the prefix do not matter.
     *
     * @throws IllegalArgumentException naming the first entry that is no network
     */
    public static CidrSet of(List<String> networks) {
        List<Network> v4 = new ArrayList<>();
        List<Network> v6 = new ArrayList<>();
        AddressBlock block = new AddressBlock();
        for (String text : networks) {
            byte[] bytes = text.strip().getBytes(StandardCharsets.ISO_8859_1);
            if (!block.read(bytes, 0, bytes.length)) {
                throw new IllegalArgumentException(
                        "'" + text + "' is no network; write it as 192.0.2.0/24 or 2001:db8::/32");
            }
            boolean isV4 = block.address().isV4();
            (isV4 ? v4 : v6).add(network(block, v4.size() + v6.size()));
        }
        return new CidrSet(v4, v6);
    }

    private static Network network(AddressBlock block, int id) {
        int host = block.width() - block.prefix();
        Address address = block.address();
        long highMask = host <= 64 ? 0 : host == 128 ? -1L : (1L << host - 64) - 1;
        long lowMask = host >= 64 ? -1L : (1L << host) - 1;
        // An IPv4 network stays among the 32 bits of its family.
        long low = address.isV4() ? address.low() & V4_MASK : address.low();
        long high = address.high();
        return new Network(high & ~highMask, low & ~lowMask, high | highMask, low | lowMask, id);
    }

    private Stretches stretches(List<Network> networks) {
        List<Network> sorted = new ArrayList<>(networks);
        sorted.sort(Network::order);
        Builder into = new Builder();
        ArrayDeque<Network> open = new ArrayDeque<>();
        for (Network network : sorted) {
            while (!open.isEmpty() && !open.element().holds(network)) {
                into.close(open.remove(), open.peek() == null ? NONE : open.element().id);
            }
            around[network.id] = open.isEmpty() ? NONE : open.element().id;
            into.begin(network.high, network.low, network.id);
            open.push(network);
        }
        while (!open.isEmpty()) {
            into.close(open.remove(), open.peek() == null ? NONE : open.element().id);
        }
        return into.build();
    }

    private static final class Builder {
        private long[] high = new long[16];
        private long[] low = new long[16];
        private int[] innermost = new int[16];
        private int size;

        void close(Network network, int outer) {
            long nextLow = network.lastLow + 1;
            long nextHigh = nextLow == 0 ? network.lastHigh + 1 : network.lastHigh;
            if (nextLow != 0 || nextHigh != 0) {
                begin(nextHigh, nextLow, outer);
            }
        }

        void begin(long beginHigh, long beginLow, int id) {
            boolean same = size > 0 && high[size - 1] == beginHigh && low[size - 1] == beginLow;
            if (!same) {
                if (size == high.length) {
                    high = Arrays.copyOf(high, 2 * size);
                    low = Arrays.copyOf(low, 2 * size);
                    innermost = Arrays.copyOf(innermost, 2 * size);
                }
                high[size] = beginHigh;
                low[size] = beginLow;
                size++;
            }
            innermost[size - 1] = id;
        }

        Stretches build() {
            return new Stretches(Arrays.copyOf(high, size), Arrays.copyOf(low, size), Arrays.copyOf(innermost, size));
        }
    }

    /** How many networks there are; their ids are below. */
    public int count() {
        return count;
    }

    /** A set that is large enough for their ids. */
    public NeedleHits newHits() {
        return new NeedleHits(count);
    }

    /** Adds the ids of all networks that an address lies in to a set; an absent address lies in none. */
    public void find(Address address, NeedleHits hits) {
        if (address.isAbsent()) {
            return;
        }
        int network = address.isV4() ? v4.at(0, address.low() & V4_MASK) : v6.at(address.high(), address.low());
        while (network != NONE) {
            hits.add(network);
            network = around[network];
        }
    }

    /** Whether an address lies in any of the networks. */
    public boolean contains(Address address) {
        return !address.isAbsent()
                && (address.isV4() ? v4.at(0, address.low() & V4_MASK) : v6.at(address.high(), address.low())) != NONE;
    }

    /**
     * The same as {@link #find(Address, NeedleHits)} for the text of an address; a text that is none lies in no network.
     *
     * @param scratch an object that is overwritten with the address
     */
    public void find(byte[] bytes, int from, int to, Address scratch, NeedleHits hits) {
        if (scratch.parse(bytes, from, to - from)) {
            find(scratch, hits);
        }
    }

    private static int compare(long leftHigh, long leftLow, long rightHigh, long rightLow) {
        int byHigh = Long.compareUnsigned(leftHigh, rightHigh);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(leftLow, rightLow);
    }
}
