package io.kumoban.engine.journal;

import io.kumoban.engine.event.Field;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The first piece of a journal: what it holds and how it was made.
 *
 * @param fields  the text fields of each family
 * @param grounds what decoding was told beside the logs
 * @param options     those options, by name, on which the rows depend; to be the same when an ingest is taken up again
 * @param fullySorted whether all input was sorted before the first row was written, since its files' times had lied
 */
public record JournalHeader(FieldsHeld fields, Grounds grounds, Map<String, String> options, boolean fullySorted) {
    private static final String PROGRAM = "kumoban-journal";
    /** Another one whenever rows come to mean something else; 2 since the flags of calls tell failures. */
    private static final int VERSION = 2;

    public JournalHeader {
        options = new TreeMap<>(options);
    }

    /** The same journal begun again, fully sorted. */
    public JournalHeader sorted() {
        return new JournalHeader(fields, grounds, options, true);
    }

    /** Whether a journal that begins like this can be gone on with under the other header. */
    boolean isLike(JournalHeader other) {
        return Arrays.equals(sorted().bytes(), other.sorted().bytes());
    }

    byte[] bytes() {
        ObjectNode document = Json.object();
        document.put("program", PROGRAM);
        document.put("version", VERSION);
        ObjectNode held = document.putObject("fields");
        for (Kind kind : Kind.values()) {
            ArrayNode ofKind = held.putArray(kind.name());
            for (Field field : fields.of(kind)) {
                ArrayNode steps = ofKind.addArray();
                field.steps().forEach(steps::add);
            }
        }
        document.put("context", Long.toHexString(grounds.context()));
        document.put("suffixes", Long.toHexString(grounds.suffixes()));
        ObjectNode set = document.putObject("options");
        options.forEach(set::put);
        document.put("fullySorted", fullySorted);
        return Json.line(document);
    }

    /** Reads a header; the message of the failure is a half sentence. */
    static JournalHeader read(byte[] bytes, int length) {
        try {
            return of(Json.read(new String(bytes, 0, length, StandardCharsets.UTF_8)));
        } catch (JacksonException | IllegalArgumentException noHeader) {
            throw new IndexOutOfBoundsException("it begins with no header");
        }
    }

    private static JournalHeader of(JsonNode document) {
        if (!document.path("program").asString("").equals(PROGRAM)) {
            throw new IndexOutOfBoundsException("it is no journal of Kumoban");
        }
        int version = document.path("version").asInt(0);
        if (version != VERSION) {
            throw new IndexOutOfBoundsException("it is of version " + version + " and this program reads " + VERSION);
        }
        Map<Kind, List<Field>> fields = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            List<Field> ofKind = new ArrayList<>();
            for (JsonNode steps : document.path("fields").path(kind.name())) {
                List<String> names = new ArrayList<>();
                steps.forEach(step -> names.add(step.asString()));
                ofKind.add(Field.at(kind, names));
            }
            fields.put(kind, ofKind);
        }
        Map<String, String> options = new TreeMap<>();
        document.path("options")
                .properties()
                .forEach(set -> options.put(set.getKey(), set.getValue().asString()));
        Grounds grounds = new Grounds(
                Long.parseUnsignedLong(document.path("context").asString("0"), 16),
                Long.parseUnsignedLong(document.path("suffixes").asString("0"), 16));
        return new JournalHeader(
                new FieldsHeld(fields),
                grounds,
                options,
                document.path("fullySorted").asBoolean(false));
    }
}
