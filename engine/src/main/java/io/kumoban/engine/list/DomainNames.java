package io.kumoban.engine.list;

import io.kumoban.engine.event.Address;
import java.net.IDN;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What counts as a domain name in a list: host names (RFC 1123, underscores allowed), also with letters of any script. */
final class DomainNames {
    private static final int LONGEST = 253;
    private static final int LONGEST_LABEL = 63;

    private DomainNames() {}

    /**
     * The name as queries show it, or null when the text is none. A name of one label would take in a whole top-level
     * domain, so it must be meant: {@code *.onion}.
     */
    static @Nullable String normal(String entry) {
        boolean all = entry.startsWith("*.") || entry.startsWith(".");
        String name = entry.startsWith("*.") ? entry.substring(2) : entry.startsWith(".") ? entry.substring(1) : entry;
        if (name.endsWith(".")) {
            name = name.substring(0, name.length() - 1);
        }
        if (!isHostName(name)) {
            try {
                name = IDN.toASCII(name.toLowerCase(Locale.ROOT), IDN.ALLOW_UNASSIGNED);
            } catch (IllegalArgumentException noName) {
                return null;
            }
        }
        boolean good = name.length() <= LONGEST && isHostName(name) && (all || name.indexOf('.') > 0);
        return good && !isAddress(name) ? name : null;
    }

    /** Whether a name consists of labels in lower case. */
    private static boolean isHostName(String name) {
        int label = 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean ends = i + 1 == name.length() || name.charAt(i + 1) == '.';
            if (c == '.') {
                if (label == 0) {
                    return false;
                }
                label = 0;
            } else if (isLetterOrDigit(c) || c == '-' && label > 0 && !ends) {
                label++;
                if (label > LONGEST_LABEL) {
                    return false;
                }
            } else {
                return false;
            }
        }
        return label > 0;
    }

    private static boolean isLetterOrDigit(char c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '_';
    }

    /** Most names end in a letter, and an address does not. */
    private static boolean isAddress(String name) {
        return Character.isDigit(name.charAt(name.length() - 1))
                && !Address.of(name).isAbsent();
    }
}
