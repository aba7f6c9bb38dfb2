package io.kumoban.engine.event;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which sets of a sieve may hold a parent of a registered domain, that is a public suffix. Domains come again and again, so
 * the answers for 256 of them are kept. Used by one thread.
 */
final class DomainParents {
    private static final int PLACES = 256;

    private final long[] domains = new long[PLACES];
    private final int[] sets = new int[PLACES];
    private @Nullable NameSieve sieve;

    /** @param hash of the domain, not 0 */
    int sets(Text domain, long hash, NameSieve of) {
        if (sieve != of) {
            sieve = of;
            Arrays.fill(domains, 0);
        }
        int place = (int) hash & PLACES - 1;
        if (domains[place] != hash) {
            domains[place] = hash;
            sets[place] = look(domain, of);
        }
        return sets[place];
    }

    private static int look(Text domain, NameSieve of) {
        byte[] bytes = domain.bytes();
        int end = domain.offset() + domain.length();
        int sets = 0;
        for (int at = domain.offset(); at < end; at++) {
            if (bytes[at] == '.') {
                sets |= of.having(Hashes.of(bytes, at + 1, end - at - 1));
            }
        }
        return sets;
    }
}
