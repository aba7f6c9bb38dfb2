package io.kumoban.engine.format;

import io.kumoban.engine.foreign.ArgusText;
import io.kumoban.engine.foreign.CsvMapping;
import io.kumoban.engine.foreign.ZeekText;
import io.kumoban.engine.scan.LineEnds;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Which header lines are in force behind a stretch of headed text, for those who cut it. */
public final class HeaderLines {
    private HeaderLines() {}

    /**
     * The header in force behind the lines from one index to before another.
     *
     * @param mapping what a user's mapping says of CSV; null without one
     * @param before the header in force before them; null without one
     * @return null without one, and for formats that have none
     */
    public static byte @Nullable [] after(
            Format format, @Nullable CsvMapping mapping, byte @Nullable [] before, byte[] bytes, int from, int to) {
        byte[] header = before;
        int at = from;
        while (at < to) {
            int end = LineEnds.next(bytes, at, to);
            if (mayBeHeader(format, bytes[at])) {
                header = afterLine(format, mapping, header, bytes, at, end);
            }
            at = end + 1;
        }
        return header;
    }

    private static boolean mayBeHeader(Format format, byte first) {
        return switch (format) {
            case FLOW_TEXT -> !(first >= '0' && first <= '9') && first != '-';
            // A byte order mark may stand before the first line.
            case ZEEK_TEXT -> first == '#' || first < 0;
            case ARGUS -> first == 'S' || first < 0;
            case MAPPED -> first > '9' || first < '0';
            case CLOUD_TRAIL, RESOLVER, ZEEK_JSON, SURICATA, OCSF, UNKNOWN -> false;
        };
    }

    private static byte @Nullable [] afterLine(
            Format format, @Nullable CsvMapping mapping, byte @Nullable [] before, byte[] bytes, int from, int end) {
        if (format == Format.FLOW_TEXT) {
            return FlowColumns.isHeader(bytes, from, end) ? Arrays.copyOfRange(bytes, from, end) : before;
        }
        String line = ForeignDecoder.line(bytes, from, end);
        if (format == Format.ARGUS) {
            return ArgusText.isHeader(line) ? line.getBytes(StandardCharsets.UTF_8) : before;
        }
        if (format == Format.MAPPED) {
            return mapping != null && mapping.isHeader(line) ? line.getBytes(StandardCharsets.UTF_8) : before;
        }
        String known = before == null ? null : new String(before, StandardCharsets.UTF_8);
        String header = ZeekText.headerAfter(known, line);
        return header == null ? null : header.getBytes(StandardCharsets.UTF_8);
    }
}
