package io.kumoban.engine.journal;

import io.kumoban.engine.json.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The last piece of a whole journal: the account of the ingest, so that a replay's account adds up as if it had read
 * the logs.
 *
 * @param numbers what was counted, by name
 * @param ignored records that are of no use to detectors, by reason
 * @param skipped files that were not read, with the reason
 * @param inputs  bytes on disk of the files that were named, by name
 * @param records records, good and bad, by file or archive member
 * @param rejects records that could not be used, in order; of very many the first {@link #MOST_REJECTS}
 */
public record JournalEnd(
        Map<String, Long> numbers,
        Map<String, Long> ignored,
        Map<String, String> skipped,
        Map<String, Long> inputs,
        Map<String, Long> records,
        List<BadRecord> rejects) {
    /** How many bad records a journal keeps. */
    public static final int MOST_REJECTS = 100_000;

    /** A record that could not be used: where it is, why, and its first bytes. */
    public record BadRecord(String file, long offset, long length, String reason, byte[] sample) {}

    public JournalEnd {
        numbers = Collections.unmodifiableMap(new TreeMap<>(numbers));
        ignored = Collections.unmodifiableMap(new TreeMap<>(ignored));
        skipped = Collections.unmodifiableMap(new TreeMap<>(skipped));
        inputs = Collections.unmodifiableMap(new TreeMap<>(inputs));
        records = Collections.unmodifiableMap(new TreeMap<>(records));
        rejects = List.copyOf(rejects);
    }

    /** A count by its name; 0 for one that was not counted. */
    public long number(String name) {
        return numbers.getOrDefault(name, 0L);
    }

    void write(ByteOutput out) {
        ObjectNode document = Json.object();
        putLongs(document.putObject("numbers"), numbers);
        putLongs(document.putObject("ignored"), ignored);
        ObjectNode notRead = document.putObject("skipped");
        skipped.forEach(notRead::put);
        putLongs(document.putObject("inputs"), inputs);
        putLongs(document.putObject("records"), records);
        out.putText(Json.text(document));
        out.putVarint(rejects.size());
        for (BadRecord reject : rejects) {
            out.putText(reject.file());
            out.putVarint(reject.offset());
            out.putVarint(reject.length());
            out.putText(reject.reason());
            out.putVarint(reject.sample().length);
            out.putBytes(reject.sample(), 0, reject.sample().length);
        }
    }

    private static void putLongs(ObjectNode into, Map<String, Long> values) {
        values.forEach((name, value) -> into.put(name, value.longValue()));
    }

    static JournalEnd read(ByteInput in) {
        try {
            return of(Json.read(in.takeText()), in);
        } catch (JacksonException noAccount) {
            throw new IndexOutOfBoundsException("its last piece is no account");
        }
    }

    private static JournalEnd of(JsonNode document, ByteInput in) {
        int count = in.takeCount();
        List<BadRecord> rejects = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String file = in.takeText();
            long offset = in.takeVarint();
            long length = in.takeVarint();
            String reason = in.takeText();
            int size = in.takeCount();
            int from = in.skip(size);
            rejects.add(new BadRecord(file, offset, length, reason, Arrays.copyOfRange(in.bytes(), from, from + size)));
        }
        Map<String, String> skipped = new TreeMap<>();
        document.path("skipped")
                .properties()
                .forEach(one -> skipped.put(one.getKey(), one.getValue().asString()));
        return new JournalEnd(
                longs(document.path("numbers")),
                longs(document.path("ignored")),
                skipped,
                longs(document.path("inputs")),
                longs(document.path("records")),
                rejects);
    }

    private static Map<String, Long> longs(JsonNode node) {
        Map<String, Long> values = new TreeMap<>();
        node.properties().forEach(one -> values.put(one.getKey(), one.getValue().asLong()));
        return values;
    }
}
