package io.kumoban.engine.format;

import io.kumoban.engine.foreign.ArgusText;
import io.kumoban.engine.foreign.CsvMapping;
import io.kumoban.engine.foreign.ZeekText;
import io.kumoban.engine.scan.ByteOrderMark;
import io.kumoban.engine.scan.LineEnds;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells the format of a file or archive member from its first bytes, whatever its name. It looks for what the records
 * are made of and does not parse, so that a first record that is broken does not hide the rest.
 */
public final class FormatSniffer {
    /** How much of a member is looked at. */
    public static final int WINDOW = 64 * 1024;

    private static final List<Telling> TELLING = List.of(
            new Telling(Format.CLOUD_TRAIL, "Records"),
            new Telling(Format.CLOUD_TRAIL, "eventVersion", "eventName"),
            new Telling(Format.CLOUD_TRAIL, "eventVersion", "eventSource"),
            new Telling(Format.CLOUD_TRAIL, "eventCategory"),
            new Telling(Format.CLOUD_TRAIL, "digestStartTime"),
            new Telling(Format.CLOUD_TRAIL, "CloudTrailEvent"),
            new Telling(Format.CLOUD_TRAIL, "logEvents"),
            new Telling(Format.CLOUD_TRAIL, "detail-type", "detail"),
            new Telling(Format.RESOLVER, "query_timestamp"),
            new Telling(Format.RESOLVER, "query_name", "rcode"),
            new Telling(Format.ZEEK_JSON, "@stream"),
            new Telling(Format.ZEEK_JSON, "uid", "id.orig_h"),
            new Telling(Format.ZEEK_JSON, "uid", "id_orig_h"),
            new Telling(Format.ZEEK_JSON, "uid", "orig_h"),
            new Telling(Format.SURICATA, "event_type", "flow_id"),
            new Telling(Format.SURICATA, "event_type", "src_ip"),
            new Telling(Format.OCSF, "class_uid", "category_uid"),
            new Telling(Format.OCSF, "class_uid", "metadata"));

    private static final List<String> KEYS = TELLING.stream()
            .flatMap(telling -> telling.keys().stream())
            .distinct()
            .toList();

    /** The keys with their quotes. */
    private static final byte[][] QUOTED = KEYS.stream()
            .map(key -> ('"' + key + '"').getBytes(StandardCharsets.US_ASCII))
            .toArray(byte[][]::new);

    private FormatSniffer() {}

    /** Object keys that together tell a format. */
    private record Telling(Format format, Set<String> keys) {
        Telling(Format format, String... keys) {
            this(format, Set.of(keys));
        }
    }

    /** The format of a member whose first bytes lie between two indices; bytes behind the window do not matter. */
    public static Format sniff(byte[] bytes, int from, int to) {
        int end = Math.min(to, from + WINDOW);
        int at = from + ByteOrderMark.length(bytes, from, end);
        while (at < end && isSpace(bytes[at])) {
            at++;
        }
        if (at == end) {
            return Format.UNKNOWN;
        }
        if (bytes[at] == '{' || bytes[at] == '[') {
            return json(bytes, at, end);
        }
        return text(bytes, at, end);
    }

    /**
     * The same, where a user's mapping may tell of CSV: it counts for what is of no other format.
     *
     * @param mapping null without one
     */
    public static Format sniff(byte[] bytes, int from, int to, @Nullable CsvMapping mapping) {
        Format format = sniff(bytes, from, to);
        if (format != Format.UNKNOWN || mapping == null) {
            return format;
        }
        int at = from + ByteOrderMark.length(bytes, from, Math.min(to, from + WINDOW));
        return mapping.fits(firstLine(bytes, at, Math.min(to, from + WINDOW))) ? Format.MAPPED : Format.UNKNOWN;
    }

    private static String firstLine(byte[] bytes, int from, int to) {
        return new String(bytes, from, LineEnds.next(bytes, from, to) - from, StandardCharsets.UTF_8);
    }

    private static Format text(byte[] bytes, int from, int to) {
        String first = firstLine(bytes, from, to);
        if (ZeekText.fits(first)) {
            return Format.ZEEK_TEXT;
        }
        if (ArgusText.isHeader(first)) {
            return Format.ARGUS;
        }
        return FlowTextShape.fits(bytes, from, to) ? Format.FLOW_TEXT : Format.UNKNOWN;
    }

    /**
     * The verdict of the first keys that tell. Keys count at any depth, but not inside of quoted JSON. Most members tell
     * with their first few keys, so the window is seldom searched to its end.
     */
    private static Format json(byte[] bytes, int from, int to) {
        Set<String> seen = new HashSet<>();
        for (int at = from; at < to; at++) {
            String key = bytes[at] == '"' ? keyAt(bytes, at, to) : null;
            if (key == null || !seen.add(key)) {
                continue;
            }
            for (Telling telling : TELLING) {
                if (seen.containsAll(telling.keys())) {
                    return telling.format();
                }
            }
        }
        return Format.UNKNOWN;
    }

    /** The key that begins with a quote, if it is one that is looked for. */
    private static @Nullable String keyAt(byte[] bytes, int quote, int to) {
        for (int key = 0; key < QUOTED.length; key++) {
            byte[] name = QUOTED[key];
            int end = quote + name.length;
            if (end < to && Arrays.equals(bytes, quote, end, name, 0, name.length) && colonFollows(bytes, end, to)) {
                return KEYS.get(key);
            }
        }
        return null;
    }

    private static boolean colonFollows(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && isSpace(bytes[at])) {
            at++;
        }
        return at < to && bytes[at] == ':';
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\t' || b == '\r' || b == '\n';
    }
}
