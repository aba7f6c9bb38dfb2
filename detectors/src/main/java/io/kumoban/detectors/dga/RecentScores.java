package io.kumoban.detectors.dga;

import io.kumoban.engine.event.Text;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The scores of domains that were asked for of late, so that one that comes again costs one look instead of a walk over
 * its label. 32 KiB, shared by all who ask. A place holds 48 bits of a domain's hash and its score, and its place
 * stands for 12 more; whoever writes last stays. Since a score follows from the domain alone, it does not matter who
 * wrote it.
 */
public final class RecentScores {
    private static final int PLACES = 1 << 12;
    private static final long HASH = ~0xffffL;
    private static final float PARTS = 256;

    private final Scorer scorer;
    private final AtomicLongArray places = new AtomicLongArray(PLACES);

    public RecentScores(Scorer scorer) {
        this.scorer = scorer;
    }

    /** What says how much a domain looks generated, by the domain alone. */
    public interface Scorer {
        /** The log-odds, -128 to 128. */
        float score(Text domain);
    }

    /**
     * The score of a domain, to 1/256.
     *
     * @param hash that of the domain, never zero
     */
    public float of(Text domain, long hash) {
        int place = (int) hash & PLACES - 1;
        long known = places.getOpaque(place);
        if (((known ^ hash) & HASH) == 0) {
            return (short) known / PARTS;
        }
        int parts = Math.clamp(Math.round(scorer.score(domain) * PARTS), Short.MIN_VALUE, Short.MAX_VALUE);
        places.setOpaque(place, hash & HASH | parts & 0xffff);
        return parts / PARTS;
    }
}
