package io.kumoban.datasets.simulator.queries;

import io.kumoban.datasets.bytes.RecordBuffer;
import io.kumoban.datasets.delivery.JsonObject;
import java.util.List;

/** Look-ups of which everything but time and client is known: the part of the record between the two. */
final class Answers {
    private Answers() {}

    /** One datum of an answer. */
    record Datum(String data, String type) {}

    /** A look-up that succeeds; without data the name has none of this type. */
    static byte[] found(String name, String type, Datum... data) {
        return part(name, type, "NOERROR", List.of(data));
    }

    /** A look-up that fails, with NXDOMAIN or SERVFAIL. */
    static byte[] failed(String name, String type, String rcode) {
        return part(name, type, rcode, List.of());
    }

    private static byte[] part(String name, String type, String rcode, List<Datum> data) {
        String text = JsonObject.of(
                        "query_name",
                        name + ".",
                        "query_type",
                        type,
                        "query_class",
                        "IN",
                        "rcode",
                        rcode,
                        "answers",
                        data.stream()
                                .map(datum -> JsonObject.of("Rdata", datum.data(), "Type", datum.type(), "Class", "IN"))
                                .toList())
                .toString();
        return RecordBuffer.ascii(text.substring(1, text.length() - 1));
    }
}
