package io.kumoban.detectors.guardduty.dns;

import io.kumoban.engine.event.DnsQuery;
import io.kumoban.engine.event.Text;

/** What the answers of a query hold, read from the log's JSON in one pass. */
final class Answers {
    private Answers() {}

    /** Whether an answer is an address that leads nowhere: 0.0.0.0 or 127.0.0.0/8. */
    static boolean leadNowhere(DnsQuery query) {
        Text json = query.answers();
        for (int at = quote(json, 0); at >= 0; at = quote(json, at + 1)) {
            if (isAt(json, at, "\"0.0.0.0\"") || isAt(json, at, "\"127.")) {
                return true;
            }
        }
        return false;
    }

    /** Whether an answer is the instance metadata service: 169.254.169.254 or fd00:ec2::254. */
    static boolean areInstanceMetadata(DnsQuery query) {
        Text json = query.answers();
        for (int at = quote(json, 0); at >= 0; at = quote(json, at + 1)) {
            if (isAt(json, at, "\"169.254.169.254\"") || isAt(json, at, "\"fd00:ec2::254\"")) {
                return true;
            }
        }
        return false;
    }

    private static int quote(Text json, int from) {
        byte[] bytes = json.bytes();
        int offset = json.offset();
        for (int at = from; at < json.length(); at++) {
            if (bytes[offset + at] == '"') {
                return at;
            }
        }
        return -1;
    }

    private static boolean isAt(Text json, int at, String ascii) {
        if (at + ascii.length() > json.length()) {
            return false;
        }
        for (int i = 1; i < ascii.length(); i++) {
            if (json.charAt(at + i) != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
