package io.kumoban.bench.stage;

import io.kumoban.engine.event.Address;
import io.kumoban.engine.place.PlaceFiles;
import io.kumoban.engine.place.Places;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
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
 * Looks addresses from all over IPv4 up in a database of half a million ranges and 80,000 owners; against a sorted map of the
 * same ranges. An event is a look-up.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class PlaceBenchmark implements Measured {
    private static final int RANGES = 1 << 19;
    private static final int OWNERS = 80_000;
    private static final int LOOK_UPS = 1 << 16;
    private static final long UNSIGNED = 0xffff_ffffL;

    private Places places = Places.NONE;
    private final TreeMap<Long, Long> ranges = new TreeMap<>();
    private final Address[] wanted = new Address[LOOK_UPS];

    @Override
    @Setup
    public void prepare() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < RANGES; i++) {
            ranges.put(random.nextInt() & UNSIGNED, 1L + random.nextInt(OWNERS));
        }
        StringBuilder rows = new StringBuilder();
        for (long start : ranges.keySet()) {
            Long next = ranges.higherKey(start);
            rows.append(dotted(start)).append(',').append(dotted(next == null ? UNSIGNED : next - 1));
            rows.append(',').append(ranges.get(start)).append(",Example Networks\n");
        }
        try {
            Path file = DemoLogs.shared().work().resolve("places.csv");
            Files.writeString(file, rows, StandardCharsets.US_ASCII);
            places = PlaceFiles.read(List.of(file)).places();
        } catch (IOException e) {
            throw new UncheckedIOException("The database cannot be written; check java.io.tmpdir.", e);
        }
        for (int i = 0; i < LOOK_UPS; i++) {
            wanted[i] = Address.of(dotted(random.nextInt() & UNSIGNED));
        }
    }

    private static String dotted(long address) {
        return (address >>> 24) + "." + (address >>> 16 & 0xff) + "." + (address >>> 8 & 0xff) + "." + (address & 0xff);
    }

    @Override
    public long events() {
        return LOOK_UPS;
    }

    /** Answers the sum of the numbers of all owners. */
    @Benchmark
    public long kumoban() {
        long sum = 0;
        for (Address address : wanted) {
            sum += places.of(address).asn();
        }
        return sum;
    }

    /** The same by the range that begins at an address or below it. */
    @Benchmark
    public long treeMap() {
        long sum = 0;
        for (Address address : wanted) {
            var range = ranges.floorEntry(address.low() & UNSIGNED);
            sum += range == null ? 0 : range.getValue();
        }
        return sum;
    }
}
