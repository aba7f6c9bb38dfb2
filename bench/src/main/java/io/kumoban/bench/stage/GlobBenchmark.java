package io.kumoban.bench.stage;

import io.kumoban.detectors.sigma.match.FoldedText;
import io.kumoban.detectors.sigma.match.Glob;
import io.kumoban.detectors.sigma.match.GlobPart;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
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
 * Values that are ARNs against ten patterns with wildcards in any case, folding included; against the same as expressions of
 * Java. An event is a value.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class GlobBenchmark implements Measured {
    private static final int VALUES = 1 << 10;
    private static final List<String> PATTERNS = List.of(
            "arn:aws:iam::*:role/*admin*",
            "*:user/Deploy-?",
            "arn:aws:sts::1*:assumed-role/*/i-*",
            "*root",
            "arn:aws:s3:::*",
            "*backup*restore*",
            "arn:aws:iam::????????????:user/*",
            "*role*/*session*",
            "*service-role*",
            "arn:*:*:*:*:*:*key*");

    private final List<Glob> globs = new ArrayList<>();
    private final List<Pattern> expressions = new ArrayList<>();
    private final List<String> values = new ArrayList<>();
    private final List<byte[]> bytes = new ArrayList<>();
    private final FoldedText folded = new FoldedText();

    @Override
    @Setup
    public void prepare() {
        for (String pattern : PATTERNS) {
            List<GlobPart> parts = new ArrayList<>();
            StringBuilder expression = new StringBuilder();
            for (char c : pattern.toCharArray()) {
                parts.add(
                        switch (c) {
                            case '*' -> new GlobPart.AnyRun();
                            case '?' -> new GlobPart.AnyOne();
                            default -> new GlobPart.Literal(String.valueOf(c));
                        });
                expression.append(
                        switch (c) {
                            case '*' -> ".*";
                            case '?' -> ".";
                            default -> Pattern.quote(String.valueOf(c));
                        });
            }
            globs.add(new Glob(parts, Glob.Case.FOLDED));
            expressions.add(Pattern.compile(
                    expression.toString(), Pattern.DOTALL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
        }
        SplittableRandom random = new SplittableRandom(1);
        List<String> kinds = List.of(
                "arn:aws:iam::%012d:role/Service-Role/Admin-%d",
                "arn:aws:iam::%012d:user/deploy-%d",
                "arn:aws:sts::%012d:assumed-role/WebServer/i-0123456789abcdef%d",
                "arn:aws:s3:::backup-%012d-restore-%d/key");
        for (int i = 0; i < VALUES; i++) {
            String value = kinds.get(random.nextInt(kinds.size()))
                    .formatted(random.nextLong(1_000_000_000_000L), random.nextInt(10));
            values.add(value);
            bytes.add(value.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    public long events() {
        return VALUES;
    }

    /** Answers how often a pattern fits. */
    @Benchmark
    public long kumoban() {
        long fits = 0;
        for (byte[] value : bytes) {
            folded.set(value, 0, value.length);
            for (Glob glob : globs) {
                fits += glob.matches(folded) ? 1 : 0;
            }
        }
        return fits;
    }

    /** The same with java.util.regex. */
    @Benchmark
    public long javaRegex() {
        long fits = 0;
        for (String value : values) {
            for (Pattern expression : expressions) {
                fits += expression.matcher(value).matches() ? 1 : 0;
            }
        }
        return fits;
    }
}
