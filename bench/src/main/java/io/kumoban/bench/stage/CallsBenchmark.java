package io.kumoban.bench.stage;

import io.kumoban.engine.event.Kind;
import io.kumoban.engine.format.Block;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Decoding all CloudTrail deliveries: our decoder against Jackson's streaming parser over the same fields. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class CallsBenchmark implements Measured {
    static final String OF_DETECTORS = "detectors";
    public static final String STANDARD = "standard";

    /** Whose fields: of all detectors, or the 24 that every replay reads. */
    @Param({OF_DETECTORS, STANDARD})
    public String fields = OF_DETECTORS;

    private final JsonFactory json = new JsonFactory();
    private final DecodePass pass = new DecodePass(Kind.API_CALL);
    private @Nullable FieldReader reader;

    @Override
    @Setup
    public void prepare() {
        if (fields.equals(STANDARD)) {
            pass.prepareStandard();
        } else {
            pass.prepare();
        }
        reader = new FieldReader(pass.layout());
    }

    @Override
    public long events() {
        return pass.events();
    }

    @Override
    public long plainBytes() {
        return pass.plainBytes();
    }

    /** Our decoder: structure check, fields, keys, ids and order keys into a run. */
    @Benchmark
    public long kumoban() {
        return pass.decode();
    }

    /** Jackson's streaming parser: the same fields, each as a string. */
    @Benchmark
    public long jackson() {
        FieldReader wanted = Objects.requireNonNull(reader, "prepare() comes first");
        long records = 0;
        for (Block block : pass.blocks()) {
            try (JsonParser parser = json.createParser(ObjectReadContext.empty(), block.bytes, block.from, block.to)) {
                parser.nextToken();
                parser.nextName();
                parser.nextToken();
                while (parser.nextToken() == JsonToken.START_OBJECT) {
                    wanted.read(parser);
                    records++;
                }
            }
        }
        return records;
    }
}
