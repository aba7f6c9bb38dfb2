package io.kumoban.detectors.sigma.plan;

import io.kumoban.detectors.sigma.rule.Network;
import io.kumoban.detectors.sigma.rule.ValueTest;
import io.kumoban.engine.event.Slice;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Networks that a value, an address or a network itself, lies in. The networks of one prefix length are sorted, so each length
 * that there is costs one bisection.
 */
final class NetworksGroup extends Group {
    private static final int V4_BITS = 96;
    /** Bytes of the longest text of a network. */
    private static final int LONGEST = 64;

    private final Length[] lengths;

    /** The networks of one length, ascending. */
    private record Length(int prefix, long[] high, long[] low, int[][] marks) {}

    NetworksGroup(int slot, List<Atom> atoms, int[][] marks) {
        super(slot);
        Map<Network, int[]> marksOf = new HashMap<>();
        for (int i = 0; i < marks.length; i++) {
            marksOf.put(network(atoms.get(i)), marks[i]);
        }
        lengths = marksOf.keySet().stream()
                .mapToInt(Network::prefix)
                .distinct()
                .sorted()
                .mapToObj(prefix -> length(prefix, marksOf))
                .toArray(Length[]::new);
    }

    private static Network network(Atom atom) {
        ValueTest.Cidr cidr = ((AtomTest.Within) atom.test()).test();
        return cidr.network();
    }

    private static Length length(int prefix, Map<Network, int[]> marksOf) {
        Network[] networks = marksOf.keySet().stream()
                .filter(network -> network.prefix() == prefix)
                .sorted((left, right) -> left.high() != right.high()
                        ? Long.compare(left.high(), right.high())
                        : Long.compare(left.low(), right.low()))
                .toArray(Network[]::new);
        return new Length(
                prefix,
                Arrays.stream(networks).mapToLong(Network::high).toArray(),
                Arrays.stream(networks).mapToLong(Network::low).toArray(),
                Arrays.stream(networks).map(marksOf::get).toArray(int[][]::new));
    }

    @Override
    String method() {
        return "networks";
    }

    @Override
    void run(PlanMatcher at, int group) {
        EventValues values = at.values();
        for (int value = values.first(slot); value != EventValues.NONE; value = values.next(value)) {
            if (values.type(value) == Slice.STRING) {
                test(values.bytes(value), values.offset(value), values.length(value), at);
            }
        }
    }

    private void test(byte[] bytes, int offset, int length, PlanMatcher at) {
        int slash = offset;
        int end = offset + length;
        while (slash < end && bytes[slash] != '/') {
            slash++;
        }
        if (length > LONGEST || !at.address.parse(bytes, offset, slash - offset)) {
            return;
        }
        boolean v4 = isV4(bytes, offset, slash);
        int most = v4 ? 32 : 128;
        int bits = slash == end ? most : number(bytes, slash + 1, end);
        if (bits >= 0 && bits <= most) {
            test(at.address.high(), at.address.low(), v4 ? V4_BITS + bits : bits, at);
        }
    }

    /** Whether an address is written as IPv4. */
    private static boolean isV4(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == ':') {
                return false;
            }
        }
        return true;
    }

    /** A whole number of one to three digits, else -1. */
    private static int number(byte[] bytes, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return -1;
            }
            value = value * 10 + bytes[i] - '0';
        }
        return from == to || to - from > 3 ? -1 : value;
    }

    private void test(long high, long low, int bits, PlanMatcher at) {
        for (Length length : lengths) {
            if (length.prefix > bits) {
                return;
            }
            long wantedHigh = high & mask(Math.min(length.prefix, 64));
            long wantedLow = low & mask(Math.max(length.prefix - 64, 0));
            int found = find(length, wantedHigh, wantedLow);
            if (found >= 0) {
                at.mark(length.marks[found]);
            }
        }
    }

    private static int find(Length length, long high, long low) {
        int from = 0;
        int to = length.high.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            int order = Long.compare(length.high[middle], high);
            order = order != 0 ? order : Long.compare(length.low[middle], low);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return -1;
    }

    private static long mask(int bits) {
        return bits == 0 ? 0 : -1L << (64 - bits);
    }
}
