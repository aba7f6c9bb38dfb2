package io.kumoban.bench.stage;

import io.kumoban.engine.event.Kind;
import io.kumoban.engine.source.LogSource;
import io.kumoban.engine.source.PlainReader;
import io.kumoban.engine.source.ReadLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.DataFormatException;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
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
 * Inflating all CloudTrail deliveries, packed bytes in memory: our reader, which checks headers, lengths and CRC-32,
 * against the JDK's gzip stream with its default buffer, and against the JDK's inflater alone, reused, with all of a
 * file's input and output in one call, and without these checks.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class InflateBenchmark implements Measured {
    private static final int TRAILER = 8;

    /** Where the deflate data begins: the deliveries' gzip headers have no optional part. */
    private static final int HEADER = 10;

    private final List<DemoLogs.Packed> files = new ArrayList<>();
    private final byte[] buffer = new byte[64 << 10];
    private final LogSource source = new LogSource(ReadLimits.DEFAULT);
    private final Inflater inflater = new Inflater(true);
    private byte[] plain = {};
    private long plainBytes;
    private long records;

    @Override
    @Setup
    public void prepare() {
        files.addAll(DemoLogs.shared().packed(Kind.API_CALL));
        int largest = 0;
        for (DemoLogs.Packed file : files) {
            byte[] text = file.plain();
            plainBytes += text.length;
            largest = Math.max(largest, text.length);
            records += RecordCount.ofCalls(text);
        }
        plain = new byte[largest];
    }

    @Override
    public long events() {
        return records;
    }

    @Override
    public long plainBytes() {
        return plainBytes;
    }

    /** The reader of a replay: sniffs the packing, inflates, checks. */
    @Benchmark
    public long kumoban() {
        long sum = 0;
        for (DemoLogs.Packed file : files) {
            try (PlainReader reader = source.open(file.file(), file.bytes(), file.bytes().length)) {
                while (reader.next() != null) {
                    int count = reader.read(buffer, 0, buffer.length);
                    while (count >= 0) {
                        sum += count;
                        count = reader.read(buffer, 0, buffer.length);
                    }
                }
            }
        }
        return sum;
    }

    /** The JDK's gzip stream as most programs use it: a buffer of 512 bytes, and a new inflater for each file. */
    @Benchmark
    public long gzipInputStream() throws IOException {
        long sum = 0;
        for (DemoLogs.Packed file : files) {
            try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(file.bytes()))) {
                int count = in.read(buffer);
                while (count >= 0) {
                    sum += count;
                    count = in.read(buffer);
                }
            }
        }
        return sum;
    }

    /** As fast as the JDK can: nothing is copied, checked or made anew. */
    @Benchmark
    public long jdkInflater() throws DataFormatException {
        long sum = 0;
        for (DemoLogs.Packed file : files) {
            byte[] packed = file.bytes();
            inflater.reset();
            inflater.setInput(packed, HEADER, packed.length - HEADER - TRAILER);
            sum += inflater.inflate(plain, 0, plain.length);
        }
        return sum;
    }
}
