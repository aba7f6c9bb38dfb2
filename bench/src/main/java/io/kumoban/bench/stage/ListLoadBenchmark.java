package io.kumoban.bench.stage;

import io.kumoban.engine.list.ListFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
 * Reads a threat list of two million entries from its file, against a plain set of the same. An event is an entry: at 500
 * ns the list takes a second.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class ListLoadBenchmark implements Measured {
    /** What the list holds: {@code ips} or {@code domains}. */
    @Param({"ips", "domains"})
    public String kind = "ips";

    private int entries = 2_000_000;
    private Path folder = Path.of("");
    private long bytes;

    @Override
    public void shrink() {
        entries = 200_000;
    }

    @Override
    @Setup
    public void prepare() {
        try {
            folder = DemoLogs.shared().work().resolve("list-" + kind);
            Path file = folder.resolve("large-" + kind + ".txt");
            if (!Files.exists(file)) {
                Files.createDirectories(folder);
                Files.writeString(file, lines(), StandardCharsets.US_ASCII);
            }
            bytes = Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The list cannot be written; check java.io.tmpdir.", e);
        }
    }

    private String lines() {
        SplittableRandom random = new SplittableRandom(1);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < entries; i++) {
            int number = random.nextInt();
            if (kind.equals("ips")) {
                text.append(number >>> 24)
                        .append('.')
                        .append(number >>> 16 & 0xff)
                        .append('.');
                text.append(number >>> 8 & 0xff)
                        .append('.')
                        .append(number & 0xff)
                        .append('\n');
            } else {
                text.append(Integer.toString(number & Integer.MAX_VALUE, Character.MAX_RADIX));
                text.append(i % 3 == 0 ? ".example.com\n" : i % 3 == 1 ? ".example.net\n" : ".org\n");
            }
        }
        return text.toString();
    }

    @Override
    public long events() {
        return entries;
    }

    @Override
    public long plainBytes() {
        return bytes;
    }

    /** Answers the entries. */
    @Benchmark
    public long kumoban() {
        return ListFolder.read(folder).files().getFirst().entries();
    }

    /** Each line by itself, addresses parsed by the JDK; answers the lines. */
    @Benchmark
    public long hashSet() throws IOException {
        Set<Object> set = new HashSet<>();
        long[] lines = new long[1];
        try (Stream<String> all = Files.lines(folder.resolve("large-" + kind + ".txt"))) {
            all.forEach(line -> {
                set.add(kind.equals("ips") ? InetAddress.ofLiteral(line) : line);
                lines[0]++;
            });
        }
        return set.isEmpty() ? 0 : lines[0];
    }
}
