package io.kumoban.bench.stage;

import io.kumoban.engine.event.Kind;
import io.kumoban.engine.format.Block;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Decoding flow text: our decoder against {@code String.split} and {@code Long.parseLong}, over all deliveries of the demo
 * account, or over more varied lines of version 2.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class FlowsBenchmark implements Measured {
    private static final String[] NUMBERS = {"srcport", "dstport", "protocol", "packets", "bytes", "start", "end"};

    /** The deliveries, in a custom format of 29 columns. */
    public static final String DELIVERED = "delivered";

    /** What {@link VersionTwoLines} writes. */
    public static final String VERSION_2 = "version-2";

    /** Which lines. */
    @Param({DELIVERED, VERSION_2})
    public String lines = DELIVERED;

    private final DecodePass pass = new DecodePass(Kind.FLOW);
    private final long[] numbers = new long[NUMBERS.length];

    @Override
    @Setup
    public void prepare() {
        if (lines.equals(VERSION_2)) {
            pass.prepare(DemoLogs.shared(), VersionTwoLines.blocks());
        } else {
            pass.prepare();
        }
    }

    @Override
    public long events() {
        return pass.events();
    }

    @Override
    public long plainBytes() {
        return pass.plainBytes();
    }

    /** Our decoder: fields, addresses, sides, keys, ids and order keys into a run. */
    @Benchmark
    public long kumoban() {
        return pass.decode();
    }

    /** Lines and fields by {@code String.split}; seven columns as numbers, addresses left as text. */
    @Benchmark
    public long stringSplit() {
        long records = 0;
        for (Block block : pass.blocks()) {
            String text = new String(block.bytes, block.from, block.to - block.from, StandardCharsets.US_ASCII);
            String[] lines = text.split("\n");
            int[] columns = columns(lines[0]);
            for (int i = 1; i < lines.length; i++) {
                String[] fields = lines[i].split(" ");
                for (int n = 0; n < columns.length; n++) {
                    String field = fields[columns[n]];
                    numbers[n] = field.equals("-") ? -1 : Long.parseLong(field);
                }
                records++;
            }
        }
        return records;
    }

    private static int[] columns(String header) {
        String[] names = header.split(" ");
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < names.length; i++) {
            places.put(names[i], i);
        }
        int[] columns = new int[NUMBERS.length];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = places.getOrDefault(NUMBERS[i], 0);
        }
        return columns;
    }
}
