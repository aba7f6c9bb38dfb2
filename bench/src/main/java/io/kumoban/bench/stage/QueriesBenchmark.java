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
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Decoding all Resolver query logs: our decoder against Jackson's streaming parser over the same fields. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class QueriesBenchmark implements Measured {
    private final JsonFactory json = new JsonFactory();
    private final DecodePass pass = new DecodePass(Kind.DNS_QUERY);
    private @Nullable FieldReader reader;

    @Override
    @Setup
    public void prepare() {
        pass.prepare();
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
        FieldReader fields = Objects.requireNonNull(reader, "prepare() comes first");
        long records = 0;
        for (Block block : pass.blocks()) {
            try (JsonParser parser = json.createParser(ObjectReadContext.empty(), block.bytes, block.from, block.to)) {
                while (parser.nextToken() == JsonToken.START_OBJECT) {
                    fields.read(parser);
                    records++;
                }
            }
        }
        return records;
    }
}
