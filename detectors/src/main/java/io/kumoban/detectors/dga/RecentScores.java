package io.kumoban.detectors.dga;

import io.kumoban.engine.event.Text;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The scores of domains that were asked for of late, so that one that comes again costs one look instead of a walk over
 * its label. 32 KiB, shared by all who ask. A place holds 48 bits of a domain's hash and its score, and its place
 * stands for 12 more; whoever writes last stays. Since a score follows from the domain alone, it does not matter who wrote it.
 */
public final class RecentScores {
    private static final int PLACES = 1 << 12;
    private static final long HASH = ~0xffffL;
    private static final float PARTS = 256;

    private final DgaModel model;
    private final AtomicLongArray places = new AtomicLongArray(PLACES);

    public RecentScores(DgaModel model) {
        this.model = model;
    }

    /**
     * The score of {@link DgaModel#score(Text)}, to 1/256.
     *
     * @param hash that of the domain, never zero
     */
    public float of(Text domain, long hash) {
        int place = (int) hash & PLACES - 1;
        long known = places.getOpaque(place);
        if (((known ^ hash) & HASH) == 0) {
            return (short) known / PARTS;
        }
        int parts = Math.clamp(Math.round(model.score(domain) * PARTS), Short.MIN_VALUE, Short.MAX_VALUE);
        places.setOpaque(place, hash & HASH | parts & 0xffff);
        return parts / PARTS;
    }
}
