package io.kumoban.bench.peers;

import io.kumoban.engine.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The records of one CloudTrail delivery file as they stand in it, each on one line. */
final class Delivery {
    private static final int BUFFER = 64 << 10;
    private static final JsonFactory JSON = new JsonFactory();

    private Delivery() {}

    /**
     * A record.
     *
     * @param json     its bytes
     * @param identity what repeats of it share: time, name and id
     */
    record Call(byte[] json, String identity) {}

    /** What a file holds: its plain size and its records. */
    record Content(long plainBytes, List<Call> calls) {}

    /**
     * Reads a file.
     *
     * @throws IOException when it is no gzip file
     * @throws tools.jackson.core.JacksonException when it holds no JSON
     */
    static Content read(Path file) throws IOException {
        byte[] plain;
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(file)), BUFFER)) {
            plain = in.readAllBytes();
        }
        List<Call> calls = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), plain)) {
            parser.nextToken();
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                if (parser.nextToken() == JsonToken.START_ARRAY && name.equals("Records")) {
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        calls.add(call(parser, plain));
                    }
                } else {
                    parser.skipChildren();
                }
            }
        }
        return new Content(plain.length, calls);
    }

    private static Call call(JsonParser parser, byte[] plain) {
        int start = (int) parser.currentTokenLocation().getByteOffset();
        String time = "";
        String event = "";
        String id = "";
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            switch (name) {
                case "eventTime" -> time = text(parser.getString());
                case "eventName" -> event = text(parser.getString());
                case "eventID" -> id = text(parser.getString());
                default -> parser.skipChildren();
            }
        }
        int end = (int) parser.currentTokenLocation().getByteOffset() + 1;
        return new Call(oneLine(Arrays.copyOfRange(plain, start, end)), time + ' ' + event + ' ' + id);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static byte[] oneLine(byte[] json) {
        for (byte b : json) {
            if (b == '\n' || b == '\r') {
                return Json.text(Json.read(new String(json, StandardCharsets.UTF_8)))
                        .getBytes(StandardCharsets.UTF_8);
            }
        }
        return json;
    }
}
