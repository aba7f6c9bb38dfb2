package io.kumoban.detectors.guardduty.dns;

import io.kumoban.detectors.stats.SameBytes;
import io.kumoban.engine.event.DnsQuery;
import io.kumoban.engine.event.Text;
import io.kumoban.engine.scan.Words;

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
        byte[] bytes = json.bytes();
        int end = json.offset() + json.length();
        // Both addresses end alike, and hardly anything else does.
        for (int at = find254(bytes, json.offset(), end); at < end; at = find254(bytes, at + 1, end)) {
            int after = at + "254\"".length() - json.offset();
            if (endsAt(json, after, "\"169.254.169.254\"") || endsAt(json, after, "\"fd00:ec2::254\"")) {
                return true;
            }
        }
        return false;
    }

    /** Where {@code 254"} begins, or the end. Looks for a quote behind a 4, at seven places at a time. */
    private static int find254(byte[] bytes, int from, int end) {
        int at = from;
        for (; at + 10 <= end; at += 7) {
            long word = Words.at(bytes, at + 2);
            long hits = SameBytes.of(word, '4') & SameBytes.of(word, '"') >>> 8;
            while (hits != 0) {
                int hit = at + (Long.numberOfTrailingZeros(hits) >>> 3);
                if (bytes[hit] == '2' && bytes[hit + 1] == '5') {
                    return hit;
                }
                hits &= hits - 1;
            }
        }
        for (; at + 4 <= end; at++) {
            if (bytes[at] == '2' && bytes[at + 1] == '5' && bytes[at + 2] == '4' && bytes[at + 3] == '"') {
                return at;
            }
        }
        return end;
    }

    private static boolean endsAt(Text json, int after, String ascii) {
        return after >= ascii.length()
                && isAt(json, after - ascii.length(), ascii)
                && json.charAt(after - ascii.length()) == '"';
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
