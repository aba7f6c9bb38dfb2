package io.kumoban.engine.list;

import io.kumoban.engine.event.DnsQuery;
import io.kumoban.engine.event.NameSieve;
import org.jspecify.annotations.Nullable;

/** Whether any of several lists may hold the name of a query: one look-up for all lists that are looked up often. */
public final class ListedNames {
    /** Any name may be meant. */
    public static final ListedNames ANY = new ListedNames(null, 0);

    private final @Nullable NameSieve sieve;
    private final int bits;

    /** @param sieve null where one of the lists is in none, so that it may hold any name */
    ListedNames(@Nullable NameSieve sieve, int bits) {
        this.sieve = sieve;
        this.bits = bits;
    }

    /** False only where no list holds the name or a parent of it. */
    public boolean mayHold(DnsQuery query) {
        return sieve == null || (query.sets(sieve) & bits) != 0;
    }
}
