package io.kumoban.engine.event;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** How an event's identity is written: {@code account/eventID} for CloudTrail, else 16 hex digits of its bytes' hash. */
public final class ContentId {
    private static final HexFormat HEX = HexFormat.of();

    private ContentId() {}

    public static String ofCall(String account, String eventId) {
        return account + "/" + eventId;
    }

    /**
     * The id of a line of flow text.
     *
     * @param header the header line in force; null for the default columns
     * @param line   the record's line without its line end
     */
    public static String ofFlow(byte @Nullable [] header, byte[] line) {
        LineHash hash = new LineHash();
        FlowIdentity.under(header).hash(line, 0, line.length, hash);
        return ofHash(hash.high());
    }

    /**
     * The id of a DNS record. The bytes are the record's line without its line end.
     */
    public static String ofBytes(byte[] record, int offset, int length) {
        LineHash hash = new LineHash();
        hash.hash(record, offset, length);
        return ofHash(hash.high());
    }

    /**
     * The id of a line of a log of another tool.
     *
     * @param columns the columns in force, as the reader of the format writes them
     * @param line    the record's line without its line end
     */
    public static String ofLine(String columns, byte[] line) {
        byte[] text = columns.getBytes(StandardCharsets.UTF_8);
        LineHash hash = new LineHash();
        hash.hash(line, 0, line.length, Hashes.of(text, 0, text.length), Hashes.second(text, 0, text.length));
        return ofHash(hash.high());
    }

    /** The id of a row of which this is the hash. */
    static String ofHash(long hash) {
        return HEX.toHexDigits(hash);
    }
}
