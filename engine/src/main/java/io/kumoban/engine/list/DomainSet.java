package io.kumoban.engine.list;

import io.kumoban.engine.event.DnsQuery;
import io.kumoban.engine.event.Hashes;
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
 * An immutable set of domain names; a member stands for itself and all names below it. Members are kept as 64-bit hashes,
 * 16 bytes a name at most, and so are their parents, of which there are few. A {@link NameSieve} that several sets share
 * spares most look-ups the hashing.
 */
public final class DomainSet {
    /** The set without members. */
    public static final DomainSet EMPTY = of(java.util.List.of());

    private final LongHashSet hashes;
    private final LongHashSet parents;
    private final @Nullable NameSieve sieve;
    private final int bit;

    private DomainSet(LongHashSet hashes, LongHashSet parents, @Nullable NameSieve sieve, int bit) {
        this.hashes = hashes;
        this.parents = parents;
        this.sieve = sieve;
        this.bit = bit;
    }

    /** The same sets, all in one sieve. */
    static Map<String, DomainSet> sieved(Map<String, DomainSet> sets) {
        NameSieve sieve = new NameSieve(sets.values().stream()
                .mapToInt(set -> set.hashes.size() + set.parents.size())
                .sum());
        Map<String, DomainSet> sieved = new TreeMap<>();
        new TreeMap<>(sets).forEach((name, set) -> {
            int bit = NameSieve.bit(sieved.size());
            set.hashes.forEachLong(hash -> sieve.add(hash, bit));
            set.parents.forEachLong(hash -> sieve.addParent(hash, bit));
            sieved.put(name, new DomainSet(set.hashes, set.parents, sieve, bit));
        });
        return sieved;
    }

    /** What tells of the sets of one sieve together which names they may hold. */
    static ListedNames together(Collection<DomainSet> sets) {
        @Nullable NameSieve shared = null;
        int bits = 0;
        for (DomainSet set : sets) {
            if (set.sieve == null || shared != null && set.sieve != shared) {
                return ListedNames.ANY;
            }
            shared = set.sieve;
            bits |= set.bit;
        }
        return new ListedNames(shared, bits);
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

    /** Gathers the members of a set as hashes; millions of them in some tenths of a second. */
    public static final class Builder {
        private long[] hashes = new long[16];
        private int size;
        private final LongHashSet parents = new LongHashSet();

        /** Adds a name in the form that queries show: lower case, no last dot. */
        public void add(byte[] bytes, int from, int to) {
            if (size == hashes.length) {
                hashes = Arrays.copyOf(hashes, 2 * size);
            }
            hashes[size++] = Hashes.of(bytes, from, to - from);
            for (int at = from; at < to; at++) {
                if (bytes[at] == '.') {
                    parents.add(Hashes.of(bytes, at + 1, to - at - 1));
                }
            }
        }

        /** The set of what was added. */
        public DomainSet build() {
            LongHashSet members = new LongHashSet(Math.max(8, size));
            for (int i = 0; i < size; i++) {
                members.add(hashes[i]);
            }
            return new DomainSet(members, parents, null, 0);
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
        return new DomainSet(both(hashes, other.hashes), both(parents, other.parents), null, 0);
    }

    private static LongHashSet both(LongHashSet left, LongHashSet right) {
        LongHashSet both = new LongHashSet(left.size() + right.size());
        both.addAll(left);
        both.addAll(right);
        return both;
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

    /** Whether the name of a query or a parent of it is a member. */
    public boolean contains(DnsQuery query) {
        return (sieve == null || (query.sets(sieve) & bit) != 0) && contains(query.name());
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
