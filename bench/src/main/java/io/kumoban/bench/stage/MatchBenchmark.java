package io.kumoban.bench.stage;

import io.kumoban.engine.event.Address;
import io.kumoban.engine.list.AddressSet;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Looks addresses up in a threat list of two million, single addresses and blocks, of which one in a thousand is a member;
 * against a sorted map of the same ranges. An event is a look-up.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class MatchBenchmark implements Measured {
    private static final int LOOK_UPS = 1 << 16;
    private static final int BLOCK = 1 << 8;
    private static final long UNSIGNED = 0xffff_ffffL;

    private int entries = 2_000_000;
    private @Nullable AddressSet set;
    private final TreeMap<Long, Long> ranges = new TreeMap<>();
    private final Address[] wanted = new Address[LOOK_UPS];

    @Override
    public void shrink() {
        entries = 200_000;
    }

    @Override
    @Setup
    public void prepare() {
        SplittableRandom random = new SplittableRandom(1);
        AddressSet.Builder builder = new AddressSet.Builder();
        for (int i = 0; i < entries; i++) {
            // The blocks come first, so that the map can leave out what lies in them.
            boolean isBlock = i < entries / 100;
            long first = random.nextInt() & UNSIGNED & (isBlock ? -BLOCK : -1L);
            builder.add(dotted((int) first) + (isBlock ? "/24" : ""));
            if (!isMember(first)) {
                ranges.put(first, first + (isBlock ? BLOCK - 1 : 0));
            }
        }
        set = builder.build();
        for (int i = 0; i < LOOK_UPS; i++) {
            wanted[i] = Address.of(dotted(random.nextInt()));
        }
    }

    private static String dotted(int address) {
        return (address >>> 24) + "." + (address >>> 16 & 0xff) + "." + (address >>> 8 & 0xff) + "." + (address & 0xff);
    }

    @Override
    public long events() {
        return LOOK_UPS;
    }

    /** Answers how many are members, and one more. */
    @Benchmark
    public long kumoban() {
        AddressSet list = Objects.requireNonNull(set, "prepare() comes first");
        long members = 1;
        for (Address address : wanted) {
            members += list.contains(address) ? 1 : 0;
        }
        return members;
    }

    /** The same by the range that begins at an address or below it. */
    @Benchmark
    public long treeMap() {
        long members = 1;
        for (Address address : wanted) {
            members += isMember(address.low() & UNSIGNED) ? 1 : 0;
        }
        return members;
    }

    private boolean isMember(long address) {
        Map.Entry<Long, Long> range = ranges.floorEntry(address);
        return range != null && address <= range.getValue();
    }
}
