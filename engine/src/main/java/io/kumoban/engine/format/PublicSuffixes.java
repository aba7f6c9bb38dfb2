package io.kumoban.engine.format;

import io.kumoban.engine.event.Hashes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.function.Supplier;
import org.agrona.collections.Long2LongHashMap;
import org.agrona.collections.LongLongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The Public Suffix List (publicsuffix.org), with its private section, compiled to hashes: finds the registered domain
 * of a name, the public suffix and one label more. A look-up is one hash and one probe a label, for as long as a longer
 * rule might hold, and allocates nothing. Immutable. The shipped list is read when the first name is looked up: logs
 * without DNS queries do without it.
 */
public final class PublicSuffixes {
    private static final String RESOURCE = "/effective_tld_names.dat";
    private static final int SUFFIX = 1;
    /** What stands behind {@code *.}: every child of these is a suffix. */
    private static final int WILDCARD = 2;

    private static final int EXCEPTION = 4;
    /** A longer rule ends with this name. */
    private static final int INSIDE = 8;

    private static final PublicSuffixes SHIPPED = new PublicSuffixes(PublicSuffixes::readShipped);

    private final Supplier<Long2LongHashMap> maker;
    /** By the hash of a name what the rules say of it, added up; null before the first look-up. */
    private volatile @Nullable Long2LongHashMap rules;

    private PublicSuffixes(Supplier<Long2LongHashMap> maker) {
        this.maker = maker;
    }

    /**
     * The list that the program ships with. Its first look-up ends in an {@link IllegalStateException} when the class path
     * does not have it.
     */
    public static PublicSuffixes shipped() {
        return SHIPPED;
    }

    private static Long2LongHashMap readShipped() {
        try (InputStream list = PublicSuffixes.class.getResourceAsStream(RESOURCE)) {
            if (list == null) {
                throw new IllegalStateException("the public suffix list " + RESOURCE
                        + " is not on the class path: the crawler-commons library brings it");
            }
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
                return compile(lines.lines().toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the public suffix list " + RESOURCE + " cannot be read", e);
        }
    }

    private Long2LongHashMap rules() {
        Long2LongHashMap made = rules;
        if (made == null) {
            synchronized (this) {
                made = rules;
                if (made == null) {
                    made = maker.get();
                    rules = made;
                }
            }
        }
        return made;
    }

    /**
     * Compiles the lines of a list in the format of publicsuffix.org: rules, empty lines and {@code //} comments.
     *
     * @throws IllegalArgumentException naming the first rule with a {@code *} that is not its first label
     */
    public static PublicSuffixes of(Collection<String> lines) {
        Long2LongHashMap rules = compile(lines);
        return new PublicSuffixes(() -> rules);
    }

    private static Long2LongHashMap compile(Collection<String> lines) {
        Long2LongHashMap rules = new Long2LongHashMap(0);
        for (String line : lines) {
            String rule = line.strip();
            int end = 0;
            while (end < rule.length() && !Character.isWhitespace(rule.charAt(end))) {
                end++;
            }
            if (end > 0 && !rule.startsWith("//")) {
                add(rule.substring(0, end), rules);
            }
        }
        return rules;
    }

    private static void add(String rule, Long2LongHashMap rules) {
        boolean exception = rule.startsWith("!");
        boolean wildcard = rule.startsWith("*.");
        String name = exception ? rule.substring(1) : wildcard ? rule.substring(2) : rule;
        if (name.contains("*")) {
            throw new IllegalArgumentException(
                    "the public suffix rule '" + rule + "' has a * that is not its first label");
        }
        int kind = exception ? EXCEPTION : wildcard ? WILDCARD : SUFFIX;
        note(name, kind, rules);
        if (!name.chars().allMatch(c -> c < 0x80)) {
            note(IDN.toASCII(name, IDN.ALLOW_UNASSIGNED), kind, rules);
        }
    }

    private static void note(String name, int kind, Long2LongHashMap rules) {
        mark(name, kind, rules);
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
            mark(name.substring(dot + 1), INSIDE, rules);
        }
    }

    private static void mark(String name, int kind, Long2LongHashMap rules) {
        long hash = Hashes.of(name);
        rules.put(hash, rules.get(hash) | kind);
    }

    /** A hash of the rules: equal for lists of the same rules in any order. */
    public long digest() {
        Digest digest = new Digest();
        rules().longForEach(digest);
        return digest.sum;
    }

    private static final class Digest implements LongLongConsumer {
        private long sum;

        @Override
        public void accept(long hash, long kinds) {
            sum += Hashes.join(hash, kinds);
        }
    }

    /**
     * Where the registered domain of a name begins, as an index of {@code bytes}; it ends where the name ends. A name
     * whose last label is on no list has that label as its suffix.
     *
     * @param bytes the name in lower case and without a last dot, in punycode or UTF-8
     * @return -1 for a public suffix itself, a single label, or a name with an empty label where it matters
     */
    public int registeredDomainStart(byte[] bytes, int offset, int length) {
        int end = offset + length;
        int suffix = labelStart(bytes, offset, end);
        if (suffix == end) {
            return -1;
        }
        Long2LongHashMap known = rules();
        long parent = 0;
        int at = suffix;
        while (true) {
            long kinds = known.get(Hashes.of(bytes, at, end - at));
            if ((kinds & EXCEPTION) != 0) {
                return at;
            }
            if ((kinds & SUFFIX) != 0 || (parent & WILDCARD) != 0) {
                suffix = at;
            }
            if (at == offset || (kinds & (INSIDE | WILDCARD)) == 0) {
                break;
            }
            int next = labelStart(bytes, offset, at - 1);
            if (next == at - 1) {
                break;
            }
            parent = kinds;
            at = next;
        }
        if (suffix == offset) {
            return -1;
        }
        int registered = labelStart(bytes, offset, suffix - 1);
        return registered == suffix - 1 ? -1 : registered;
    }

    /** Where the label that ends before an index begins. */
    private static int labelStart(byte[] bytes, int from, int end) {
        int at = end;
        while (at > from && bytes[at - 1] != '.') {
            at--;
        }
        return at;
    }
}
