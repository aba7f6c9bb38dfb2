package io.kumoban.bench.stage;

import io.kumoban.detectors.sigma.match.json.JsonView;
import io.kumoban.detectors.sigma.match.json.PathTable;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.format.Block;
import io.kumoban.engine.scan.JsonScan;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The values at ten paths of CloudTrail records, one by one; against Jackson's streaming parser, each value as a string. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class JsonViewBenchmark implements Measured {
    private static final int RECORDS = 20_000;
    private static final List<String> PATHS = List.of(
            "eventName",
            "eventSource",
            "errorCode",
            "userIdentity.type",
            "userIdentity.arn",
            "userIdentity.sessionContext.sessionIssuer.userName",
            "requestParameters.policyArn",
            "requestParameters.bucketName",
            "sourceIPAddress",
            "userAgent");

    private final List<byte[]> records = new ArrayList<>();
    private final Set<String> wanted = new HashSet<>(PATHS);
    private final JsonFactory json = new JsonFactory();
    private final JsonView view = JsonView.of(new PathTable(PATHS));

    @Override
    @Setup
    public void prepare() {
        JsonScan scan = new JsonScan(JsonView.MOST_DEPTH);
        for (Block block : DecodedLogs.blocks(DemoLogs.shared().packed(Kind.API_CALL), Kind.API_CALL)) {
            String text = new String(block.bytes, StandardCharsets.ISO_8859_1);
            int at = text.indexOf('[') + 1;
            while (records.size() < RECORDS && block.bytes[at] == '{') {
                int end = scan.skipContainer(block.bytes, at, block.to);
                records.add(Arrays.copyOfRange(block.bytes, at, end));
                at = block.bytes[end] == ',' ? end + 1 : end;
            }
        }
    }

    @Override
    public long events() {
        return records.size();
    }

    @Override
    public long plainBytes() {
        return records.stream().mapToLong(bytes -> bytes.length).sum();
    }

    /** Answers how many values there are. */
    @Benchmark
    public long kumoban() {
        long values = 0;
        for (byte[] bytes : records) {
            view.readObject(bytes, 0, bytes.length);
            for (int path = 0; path < PATHS.size(); path++) {
                for (int value = view.first(path); value != JsonView.NONE; value = view.next(value)) {
                    values += view.type(value) == JsonView.NULL ? 0 : 1;
                }
            }
        }
        return values;
    }

    /** The same by a parser that hands out tokens. */
    @Benchmark
    public long jackson() {
        long values = 0;
        for (byte[] bytes : records) {
            try (JsonParser parser = json.createParser(ObjectReadContext.empty(), bytes)) {
                parser.nextToken();
                values += members(parser, "");
            }
        }
        return values;
    }

    private long members(JsonParser parser, String prefix) {
        long values = 0;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String path = prefix + parser.currentName();
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_OBJECT && isOnTheWay(path)) {
                values += members(parser, path + ".");
            } else if (token.isStructStart()) {
                parser.skipChildren();
            } else if (token != JsonToken.VALUE_NULL && wanted.contains(path)) {
                values += parser.getString().isEmpty() ? 0 : 1;
            }
        }
        return values;
    }

    private static boolean isOnTheWay(String path) {
        return switch (path) {
            case "userIdentity",
                    "userIdentity.sessionContext",
                    "userIdentity.sessionContext.sessionIssuer",
                    "requestParameters" -> true;
            default -> false;
        };
    }
}
