package io.kumoban.engine.list;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What counts as a domain name in a list: host names (RFC 1123, underscores allowed), also with letters of any script. */
final class DomainNames {
    private static final Pattern LABELS =
            Pattern.compile("[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*");
    private static final int LONGEST = 253;

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
        try {
            name = IDN.toASCII(name.toLowerCase(Locale.ROOT), IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException noName) {
            return null;
        }
        boolean good = name.length() <= LONGEST && LABELS.matcher(name).matches() && (all || name.indexOf('.') > 0);
        return good && !ListEntries.isRange(name) ? name : null;
    }
}
