package io.kumoban.engine.format;

import io.kumoban.engine.event.Flow;
import java.nio.charset.StandardCharsets;

/**
 * Knows the look of flow text: a header line, or records in the default columns. Prose that quotes a record or two does
 * not pass, nor does a single bad line spoil a file.
 */
final class FlowTextShape {
    private static final int LINES = 20;
    private static final int FEWEST_NAMES = 2;
    private static final long FIRST_VERSION = 2;
    private static final long LAST_VERSION = 11;
    private static final byte[][] ACTIONS = ascii("ACCEPT", "REJECT", "-");
    private static final byte[][] STATUSES = ascii("OK", "NODATA", "SKIPDATA");

    private FlowTextShape() {}

    private static byte[][] ascii(String... texts) {
        byte[][] all = new byte[texts.length][];
        for (int i = 0; i < texts.length; i++) {
            all[i] = texts[i].getBytes(StandardCharsets.US_ASCII);
        }
        return all;
    }

    /** Whether the first line is a header, or at least half of the first ones records; blank ones do not count. */
    static boolean fits(byte[] bytes, int from, int to) {
        Tokens tokens = new Tokens();
        int lines = 0;
        int records = 0;
        int at = from;
        while (at < to && lines < LINES) {
            int end = at;
            while (end < to && bytes[end] != '\n') {
                end++;
            }
            int textEnd = end > at && bytes[end - 1] == '\r' ? end - 1 : end;
            int fields = tokens.split(bytes, at, textEnd);
            // The last line may be cut by the window: it counts only if it is good.
            boolean whole = end < to || lines == 0;
            if (fields > 0 && (whole || isRecord(tokens))) {
                if (lines == 0 && fields >= FEWEST_NAMES && FlowColumns.isHeader(bytes, at, textEnd)) {
                    return true;
                }
                lines++;
                records += isRecord(tokens) ? 1 : 0;
            }
            at = end + 1;
        }
        return records > 0 && records * 2 >= lines;
    }

    private static boolean isRecord(Tokens line) {
        FlowColumns columns = FlowColumns.DEFAULT;
        long version = line.count() == columns.count() ? line.number(0, LAST_VERSION) : Tokens.UNREADABLE;
        return version >= FIRST_VERSION
                && line.number(columns.start, FlowTextDecoder.LAST_SECOND) >= 0
                && line.number(columns.end, FlowTextDecoder.LAST_SECOND) >= 0
                && isAddressOrAbsent(line, columns.source)
                && isAddressOrAbsent(line, columns.destination)
                && isNumberOrAbsent(line, columns.sourcePort)
                && isNumberOrAbsent(line, columns.destinationPort)
                && isOneOf(line, columns.action, ACTIONS)
                && isOneOf(line, columns.status, STATUSES);
    }

    private static boolean isAddressOrAbsent(Tokens line, int column) {
        return line.isAbsent(column) || line.isAddress(column);
    }

    private static boolean isNumberOrAbsent(Tokens line, int column) {
        long number = line.number(column, Long.MAX_VALUE);
        return number >= 0 || number == Flow.NONE;
    }

    private static boolean isOneOf(Tokens line, int column, byte[][] literals) {
        for (byte[] literal : literals) {
            if (line.is(column, literal)) {
                return true;
            }
        }
        return false;
    }
}
