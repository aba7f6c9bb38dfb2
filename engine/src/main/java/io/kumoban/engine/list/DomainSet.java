package io.kumoban.engine.list;

import io.kumoban.engine.event.Hashes;
import io.kumoban.engine.event.Text;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;
import org.agrona.collections.LongHashSet;

/**
 * An immutable set of domain names; a member stands for itself and all names below it. Members are kept as 64-bit
 * hashes, 16 bytes a name at most; a look-up is one probe a label.
 */
public final class DomainSet {
    /** The set without members. */
    public static final DomainSet EMPTY = of(java.util.List.of());

    private final LongHashSet hashes;

    private DomainSet(LongHashSet hashes) {
        this.hashes = hashes;
    }

    /** Builds the set; case, a leading {@code *.} or dot and a last dot do not matter. */
    public static DomainSet of(Collection<String> names) {
        LongHashSet hashes = new LongHashSet(Math.max(8, names.size()));
        for (String name : names) {
            hashes.add(Hashes.of(normal(name)));
        }
        return new DomainSet(hashes);
    }

    /** The names that are in this set or in the other. */
    public DomainSet and(DomainSet other) {
        if (other.isEmpty()) {
            return this;
        }
        if (isEmpty()) {
            return other;
        }
        LongHashSet both = new LongHashSet(size() + other.size());
        both.addAll(hashes);
        both.addAll(other.hashes);
        return new DomainSet(both);
    }

    private static String normal(String name) {
        String text = name.strip().toLowerCase(Locale.ROOT);
        if (text.startsWith("*.")) {
            text = text.substring(2);
        } else if (text.startsWith(".")) {
            text = text.substring(1);
        }
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }

    public boolean isEmpty() {
        return hashes.isEmpty();
    }

    public int size() {
        return hashes.size();
    }

    /** Whether a name (lower case, no last dot) or a parent of it is a member. */
    public boolean contains(Text name) {
        return !name.isAbsent() && contains(name.bytes(), name.offset(), name.length());
    }

    public boolean contains(String name) {
        byte[] utf8 = normal(name).getBytes(StandardCharsets.UTF_8);
        return contains(utf8, 0, utf8.length);
    }

    private boolean contains(byte[] bytes, int offset, int length) {
        int end = offset + length;
        int at = offset;
        while (at < end) {
            if (hashes.contains(Hashes.of(bytes, at, end - at))) {
                return true;
            }
            while (at < end && bytes[at] != '.') {
                at++;
            }
            at++;
        }
        return false;
    }
}
