package io.kumoban.engine.list;

import io.kumoban.engine.event.Hashes;
import io.kumoban.engine.event.NameEnds;
import io.kumoban.engine.event.Text;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import org.agrona.collections.LongHashSet;

/**
 * An immutable set of domain names; a member stands for itself and all names below it. Members are kept as 64-bit
 * hashes, 16 bytes a name at most, and as {@link NameEnds} have them, 16 to 32 bytes a name: a sieve that spares most
 * look-ups the hashing.
 */
public final class DomainSet {
    /** The set without members. */
    public static final DomainSet EMPTY = of(java.util.List.of());

    private final LongHashSet hashes;
    /** What {@link NameEnds} makes of the members, in an open table; 0 is a free place. */
    private final long[] sieve;

    private DomainSet(LongHashSet hashes, long[] sieve) {
        this.hashes = hashes;
        this.sieve = sieve;
    }

    /** Builds the set; case, a leading {@code *.} or dot and a last dot do not matter. */
    public static DomainSet of(Collection<String> names) {
        Builder builder = new Builder();
        for (String name : names) {
            byte[] utf8 = normal(name).getBytes(StandardCharsets.UTF_8);
            builder.add(utf8, 0, utf8.length);
        }
        return builder.build();
    }

    /** Gathers the members of a set as hashes, 16 bytes each; millions of them in some tenths of a second. */
    public static final class Builder {
        private long[] hashes = new long[16];
        private long[] ends = new long[16];
        private int size;

        /** Adds a name in the form that queries show: lower case, no last dot. */
        public void add(byte[] bytes, int from, int to) {
            if (size == hashes.length) {
                hashes = Arrays.copyOf(hashes, 2 * size);
                ends = Arrays.copyOf(ends, 2 * size);
            }
            hashes[size] = Hashes.of(bytes, from, to - from);
            ends[size++] = NameEnds.whole(bytes, from, to - from);
        }

        /** The set of what was added. */
        public DomainSet build() {
            LongHashSet members = new LongHashSet(Math.max(8, size));
            long[] sieve = new long[Integer.highestOneBit(Math.max(4, size)) * 4];
            for (int i = 0; i < size; i++) {
                members.add(hashes[i]);
                put(sieve, ends[i]);
            }
            return new DomainSet(members, sieve);
        }
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
        long[] bothSieves = new long[Integer.highestOneBit(Math.max(4, both.size())) * 4];
        for (long end : sieve) {
            put(bothSieves, end);
        }
        for (long end : other.sieve) {
            put(bothSieves, end);
        }
        return new DomainSet(both, bothSieves);
    }

    private static void put(long[] table, long end) {
        if (end != 0) {
            table[place(table, end)] = end;
        }
    }

    /** Where it is, or the free place where it would be. */
    private static int place(long[] table, long end) {
        int mask = table.length - 1;
        int at = (int) end & mask;
        while (table[at] != 0 && table[at] != end) {
            at = at + 1 & mask;
        }
        return at;
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

    /** The same for a name of which all ends are known, as for the name of a query. */
    public boolean contains(NameEnds name) {
        for (int i = 0; i < name.count(); i++) {
            if (sieve[place(sieve, name.end(i))] != 0 && hashes.contains(name.hash(i))) {
                return true;
            }
        }
        return false;
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
