package io.kumoban.engine.list;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What counts as a domain name in a list: host names (RFC 1123, underscores allowed), also with letters of any script
 * (IDNA 2003). The last label is never a number (RFC 3696 section 2), so that no broken address passes for a name.
 */
final class DomainNames {
    private static final int LONGEST = 253;
    private static final int LONGEST_LABEL = 63;

    private DomainNames() {}

    /**
     * The name as queries show it, or null when the text is none. A name of one label would take in a whole top-level
     * domain, so it must be meant: {@code *.onion}.
     */
    static byte @Nullable [] normal(String entry) {
        boolean all = entry.startsWith("*.") || entry.startsWith(".");
        String name = entry.startsWith("*.") ? entry.substring(2) : entry.startsWith(".") ? entry.substring(1) : entry;
        if (name.endsWith(".")) {
            name = name.substring(0, name.length() - 1);
        }
        if (name.length() > LONGEST) {
            // Said before it is encoded, which takes long for long names.
            return null;
        }
        try {
            name = IDN.toASCII(name.toLowerCase(Locale.ROOT), IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException noName) {
            return null;
        }
        byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
        int labels = labels(bytes, 0, bytes.length);
        return labels > 1 || labels == 1 && all ? bytes : null;
    }

    /** Whether some bytes are a name of two labels or more as queries show it. */
    static boolean isNormal(byte[] bytes, int from, int to) {
        return labels(bytes, from, to) > 1;
    }

    /** How many labels a name in lower case has; 0 when it is none. */
    private static int labels(byte[] bytes, int from, int to) {
        if (to - from > LONGEST) {
            return 0;
        }
        int labels = 0;
        int start = from;
        boolean number = true;
        for (int at = from; at <= to; at++) {
            if (at == to || bytes[at] == '.') {
                int length = at - start;
                if (length == 0 || length > LONGEST_LABEL || bytes[start] == '-' || bytes[at - 1] == '-') {
                    return 0;
                }
                labels++;
                if (at < to) {
                    start = at + 1;
                    number = true;
                }
            } else if (isDigit(bytes[at])) {
                continue;
            } else if (isLetter(bytes[at]) || bytes[at] == '-') {
                number = false;
            } else {
                return 0;
            }
        }
        return number ? 0 : labels;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private static boolean isLetter(byte b) {
        return b >= 'a' && b <= 'z' || b == '_';
    }
}
