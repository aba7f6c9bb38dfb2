package io.kumoban.bench;

import io.airlift.compress.v3.deflate.DeflateNativeDecompressor;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
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

/** Inflating one delivery file of CloudTrail-like text: the JDK's inflater against the native one. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class InflateBenchmark {
    private static final int RECORDS = 5_000;
    private static final String[] NAMES = {"GetObject", "AssumeRole", "DescribeInstances", "Decrypt", "ListBuckets"};

    private final DeflateNativeDecompressor nativeInflater = new DeflateNativeDecompressor();
    private byte[] compressed = new byte[0];
    private byte[] plain = new byte[0];

    @Setup
    public void prepare() {
        byte[] text = delivery();
        var deflater = new Deflater(6, true);
        deflater.setInput(text);
        deflater.finish();
        byte[] buffer = new byte[text.length];
        int length = deflater.deflate(buffer);
        deflater.end();
        compressed = Arrays.copyOf(buffer, length);
        plain = new byte[text.length];
    }

    @Benchmark
    public int jdk() throws DataFormatException {
        var inflater = new Inflater(true);
        try {
            inflater.setInput(compressed);
            return inflater.inflate(plain);
        } finally {
            inflater.end();
        }
    }

    @Benchmark
    public int libdeflate() {
        return nativeInflater.decompress(compressed, 0, compressed.length, plain, 0, plain.length);
    }

    private static byte[] delivery() {
        var random = new SplittableRandom(7);
        var text = new StringBuilder("{\"Records\":[");
        for (int i = 0; i < RECORDS; i++) {
            text.append(i == 0 ? "" : ",")
                    .append("{\"eventVersion\":\"1.11\",\"eventTime\":\"2026-03-01T12:%02d:%02dZ\","
                            .formatted(random.nextInt(60), random.nextInt(60)))
                    .append("\"eventName\":\"")
                    .append(NAMES[random.nextInt(NAMES.length)])
                    .append("\",\"awsRegion\":\"eu-west-1\",\"sourceIPAddress\":\"198.51.100.")
                    .append(random.nextInt(256))
                    .append(
                            "\",\"userIdentity\":{\"type\":\"IAMUser\",\"accountId\":\"111122223333\",\"userName\":\"user-")
                    .append(random.nextInt(40))
                    .append("\"},\"eventID\":\"")
                    .append(new UUID(random.nextLong(), random.nextLong()))
                    .append("\"}");
        }
        return text.append("]}").toString().getBytes(StandardCharsets.US_ASCII);
    }
}
