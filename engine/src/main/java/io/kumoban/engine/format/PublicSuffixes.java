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
import java.util.List;
import org.agrona.collections.LongHashSet;

/**
 * The Public Suffix List (publicsuffix.org), with its private section, compiled to hashes: finds the registered domain
 * of a name, the public suffix and one label more. A look-up is one hash and three probes a label, at most as many as
 * the longest rule has, and allocates nothing. Immutable.
 */
public final class PublicSuffixes {
    private static final String RESOURCE = "/effective_tld_names.dat";
    /** No name has this hash. */
    private static final long NO_PARENT = 0;

    private final LongHashSet suffixes = new LongHashSet();
    /** What stands behind {@code *.}: every child of these is a suffix. */
    private final LongHashSet wildcards = new LongHashSet();

    private final LongHashSet exceptions = new LongHashSet();
    private int mostLabels = 1;

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
        LongHashSet set = exception ? exceptions : wildcard ? wildcards : suffixes;
        set.add(Hashes.of(name));
        set.add(Hashes.of(IDN.toASCII(name, IDN.ALLOW_UNASSIGNED)));
        int labels = (int) name.chars().filter(c -> c == '.').count() + (wildcard ? 2 : 1);
        mostLabels = Math.max(mostLabels, labels);
    }

    /** A hash of the rules: equal for lists of the same rules in any order. */
    public long digest() {
        long digest = mostLabels;
        for (LongHashSet rules : List.of(suffixes, wildcards, exceptions)) {
            long sum = 0;
            LongHashSet.LongIterator each = rules.iterator();
            while (each.hasNext()) {
                sum += Hashes.mix(each.nextValue());
            }
            digest = Hashes.join(digest, sum);
        }
        return digest;
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
        long parent = NO_PARENT;
        int at = suffix;
        for (int labels = 1; labels <= mostLabels; labels++) {
            long hash = Hashes.of(bytes, at, end - at);
            if (exceptions.contains(hash)) {
                return at;
            }
            if (suffixes.contains(hash) || wildcards.contains(parent)) {
                suffix = at;
            }
            if (at == offset) {
                break;
            }
            int next = labelStart(bytes, offset, at - 1);
            if (next == at - 1) {
                break;
            }
            parent = hash;
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
