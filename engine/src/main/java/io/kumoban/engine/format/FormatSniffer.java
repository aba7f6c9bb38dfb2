package io.kumoban.engine.format;

import java.nio.charset.StandardCharsets;

/**
 * Tells the format of a file or archive member from its first bytes, whatever its name. It looks for what the records
 * are made of and does not parse, so that a first record that is broken does not hide the rest.
 */
public final class FormatSniffer {
    /** How much of a member is looked at. */
    public static final int WINDOW = 64 * 1024;

    private FormatSniffer() {}

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
            return json(new JsonKeys(bytes, at, end));
        }
        return FlowTextShape.fits(bytes, at, end) ? Format.FLOW_TEXT : Format.UNKNOWN;
    }

    private static Format json(JsonKeys keys) {
        boolean event = keys.has("eventVersion") && (keys.has("eventName") || keys.has("eventSource"));
        boolean wrapped = keys.has("Records")
                || keys.has("CloudTrailEvent")
                || keys.has("logEvents")
                || keys.has("detail-type") && keys.has("detail");
        if (event || wrapped || keys.has("eventCategory") || keys.has("digestStartTime")) {
            return Format.CLOUD_TRAIL;
        }
        boolean query = keys.has("query_timestamp") || keys.has("query_name") && keys.has("rcode");
        return query ? Format.RESOLVER : Format.UNKNOWN;
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\t' || b == '\r' || b == '\n';
    }

    /** The object keys that occur in a stretch of JSON, at any depth. Keys inside of quoted JSON do not count. */
    private record JsonKeys(byte[] bytes, int from, int to) {
        boolean has(String name) {
            byte[] quoted = ('"' + name + '"').getBytes(StandardCharsets.US_ASCII);
            for (int at = from; at + quoted.length < to; at++) {
                if (bytes[at] == '"' && matches(at, quoted) && colonFollows(at + quoted.length)) {
                    return true;
                }
            }
            return false;
        }

        private boolean matches(int at, byte[] wanted) {
            for (int i = 1; i < wanted.length; i++) {
                if (bytes[at + i] != wanted[i]) {
                    return false;
                }
            }
            return true;
        }

        private boolean colonFollows(int index) {
            int at = index;
            while (at < to && isSpace(bytes[at])) {
                at++;
            }
            return at < to && bytes[at] == ':';
        }
    }
}
