package io.kumoban.engine.json;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The one way in which our documents are written: keys in the order in which they were put, whole numbers without a
 * point, no exponents, times in ISO-8601 with milliseconds. The same values give the same bytes everywhere.
 */
public final class Json {
    private static final int DEEPEST = 128;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxStringLength(64 << 20)
                            .build())
                    .build())
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final double LARGEST_EXACT = 0x1p53;

    private Json() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** A list of documents. */
    public static ArrayNode array(List<? extends JsonNode> documents) {
        return JsonNodeFactory.instance.arrayNode().addAll(documents);
    }

    /** Puts a text unless it is empty: what a record does not say is left out. */
    public static void putPresent(ObjectNode into, String key, String text) {
        if (!text.isEmpty()) {
            into.put(key, text);
        }
    }

    /** Puts an object unless it is empty. */
    public static void putPresent(ObjectNode into, String key, ObjectNode object) {
        if (!object.isEmpty()) {
            into.set(key, object);
        }
    }

    /** Puts a number, whole ones without a point; NaN and infinities are left out, as JSON has none. */
    public static void putNumber(ObjectNode into, String key, double value) {
        if (!Double.isFinite(value)) {
            return;
        }
        if (value == Math.rint(value) && Math.abs(value) <= LARGEST_EXACT) {
            into.put(key, (long) value);
        } else {
            into.put(key, new BigDecimal(Double.toString(value)));
        }
    }

    /** A time as findings show it, for example {@code 2026-03-01T08:15:30.000Z}. */
    public static String time(long millis) {
        return TIME.format(Instant.ofEpochMilli(millis));
    }

    /** The document on one line, without a line end. */
    public static String text(JsonNode document) {
        return MAPPER.writeValueAsString(document);
    }

    /** The document on several lines, for people, with a line end. */
    public static String page(JsonNode document) {
        return MAPPER.writerWithDefaultPrettyPrinter()
                        .writeValueAsString(document)
                        .replace("\r\n", "\n")
                + "\n";
    }

    /** The document on one line in UTF-8 with a line end; half of a surrogate pair becomes a question mark. */
    public static byte[] line(JsonNode document) {
        return (text(document) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads one document.
     *
     * @throws tools.jackson.core.JacksonException when it is none
     */
    public static JsonNode read(String text) {
        return MAPPER.readTree(text);
    }

    /** A reader of tokens, for documents that are not to be held whole. */
    public static JsonMapper mapper() {
        return MAPPER;
    }
}
