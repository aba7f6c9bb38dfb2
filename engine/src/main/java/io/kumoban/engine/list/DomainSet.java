package io.kumoban.engine.list;

import io.kumoban.engine.event.Hashes;
import io.kumoban.engine.event.NameEnds;
import io.kumoban.engine.event.NameSieve;
import io.kumoban.engine.event.Text;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.collections.LongHashSet;
import org.jspecify.annotations.Nullable;

/**
 * An immutable set of domain names; a member stands for itself and all names below it. Members are kept as 64-bit
 * hashes, 16 bytes a name at most, and as {@link NameEnds} have them, 8 bytes: for a {@link NameSieve} that several sets
 * share and that spares most look-ups the hashing.
 */
public final class DomainSet {
    /** The set without members. */
    public static final DomainSet EMPTY = of(java.util.List.of());

    private final LongHashSet hashes;
    /** What {@link NameEnds} makes of the members. */
    private final long[] ends;

    private final @Nullable NameSieve sieve;
    private final int bit;

    private DomainSet(LongHashSet hashes, long[] ends, @Nullable NameSieve sieve, int bit) {
        this.hashes = hashes;
        this.ends = ends;
        this.sieve = sieve;
        this.bit = bit;
    }

    /** The same sets, all in one sieve. */
    static Map<String, DomainSet> sieved(Map<String, DomainSet> sets) {
        NameSieve sieve = new NameSieve(
                sets.values().stream().mapToInt(set -> set.ends.length).sum());
        Map<String, DomainSet> sieved = new TreeMap<>();
        for (Map.Entry<String, DomainSet> entry : new TreeMap<>(sets).entrySet()) {
            DomainSet set = entry.getValue();
            int bit = NameSieve.bit(sieved.size());
            for (long end : set.ends) {
                sieve.add(end, bit);
            }
            sieved.put(entry.getKey(), new DomainSet(set.hashes, set.ends, sieve, bit));
        }
        return sieved;
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
            for (int i = 0; i < size; i++) {
                members.add(hashes[i]);
            }
            return new DomainSet(members, Arrays.copyOf(ends, size), null, 0);
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
        long[] bothEnds = Arrays.copyOf(ends, ends.length + other.ends.length);
        System.arraycopy(other.ends, 0, bothEnds, ends.length, other.ends.length);
        return new DomainSet(both, bothEnds, null, 0);
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
        if (sieve != null && (name.sets(sieve) & bit) == 0) {
            return false;
        }
        for (int i = 0; i < name.count(); i++) {
            if (hashes.contains(name.hash(i))) {
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
