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
import org.agrona.collections.Long2LongHashMap;
import org.agrona.collections.LongLongConsumer;

/**
 * The Public Suffix List (publicsuffix.org), with its private section, compiled to hashes: finds the registered domain
 * of a name, the public suffix and one label more. A look-up is one hash and one probe a label, for as long as a longer
 * rule might hold, and allocates nothing. Immutable.
 */
public final class PublicSuffixes {
    private static final String RESOURCE = "/effective_tld_names.dat";
    private static final int SUFFIX = 1;
    /** What stands behind {@code *.}: every child of these is a suffix. */
    private static final int WILDCARD = 2;

    private static final int EXCEPTION = 4;
    /** A longer rule ends with this name. */
    private static final int INSIDE = 8;

    /** By the hash of a name what the rules say of it, added up. */
    private final Long2LongHashMap rules = new Long2LongHashMap(0);

    private PublicSuffixes() {}

    /**
     * The list that the program ships with.
     *
     * @throws IllegalStateException when the class path does not have it
     */
    public static PublicSuffixes shipped() {
        try (InputStream list = PublicSuffixes.class.getResourceAsStream(RESOURCE)) {
            if (list == null) {
                throw new IllegalStateException("the public suffix list " + RESOURCE
                        + " is not on the class path: the crawler-commons library brings it");
            }
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
                return of(lines.lines().toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the public suffix list " + RESOURCE + " cannot be read", e);
        }
    }

    /**
     * Compiles the lines of a list in the format of publicsuffix.org: rules, empty lines and {@code //} comments.
     *
     * @throws IllegalArgumentException naming the first rule with a {@code *} that is not its first label
     */
    public static PublicSuffixes of(Collection<String> lines) {
        PublicSuffixes list = new PublicSuffixes();
        for (String line : lines) {
            String rule = line.strip().split("\\s", 2)[0];
            if (!rule.isEmpty() && !rule.startsWith("//")) {
                list.add(rule);
            }
        }
        return list;
    }

    private void add(String rule) {
        boolean exception = rule.startsWith("!");
        boolean wildcard = rule.startsWith("*.");
        String name = exception ? rule.substring(1) : wildcard ? rule.substring(2) : rule;
        if (name.contains("*")) {
            throw new IllegalArgumentException(
                    "the public suffix rule '" + rule + "' has a * that is not its first label");
        }
        int kind = exception ? EXCEPTION : wildcard ? WILDCARD : SUFFIX;
        note(name, kind);
        note(IDN.toASCII(name, IDN.ALLOW_UNASSIGNED), kind);
    }

    private void note(String name, int kind) {
        mark(name, kind);
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
            mark(name.substring(dot + 1), INSIDE);
        }
    }

    private void mark(String name, int kind) {
        long hash = Hashes.of(name);
        rules.put(hash, rules.get(hash) | kind);
    }

    /** A hash of the rules: equal for lists of the same rules in any order. */
    public long digest() {
        Digest digest = new Digest();
        rules.longForEach(digest);
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
        long parent = 0;
        int at = suffix;
        while (true) {
            long kinds = rules.get(Hashes.of(bytes, at, end - at));
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
