package io.kumoban.engine.event;

import org.jspecify.annotations.Nullable;

/** How an event's identity is written: {@code account/eventID} for CloudTrail, else 32 hex digits of its bytes' hash. */
public final class ContentId {
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
        return hex(hash.high(), hash.low());
    }

    /**
     * The id of a DNS record. The bytes are the record's line without its line end.
     */
    public static String ofBytes(byte[] record, int offset, int length) {
        LineHash hash = new LineHash();
        hash.hash(record, offset, length);
        return hex(hash.high(), hash.low());
    }

    static String hex(long high, long low) {
        StringBuilder text = new StringBuilder(32);
        append(text, high);
        append(text, low);
        return text.toString();
    }

    private static void append(StringBuilder text, long half) {
        for (int shift = 60; shift >= 0; shift -= 4) {
            text.append(Character.forDigit((int) (half >>> shift) & 15, 16));
        }
    }
}
