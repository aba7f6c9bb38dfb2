package io.kumoban.engine.shard;

import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Evidence;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.Saved;
import io.kumoban.engine.event.Signal;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whose hands credentials came from. A call that hands out an access key links it to its caller, or to where the caller's
 * own key came from; signals about calls that were signed with the key have that origin. Temporary credentials carry it
 * wherever they are used; a lasting key only while it is used from the address that had it made, since administrators make
 * keys for others. Links end after a day and a half, the longest life of a session (AWS page "GetSessionToken"), and the
 * oldest goes where there are too many.
 */
final class Lineage {
    /** Two MB of them. */
    static final int MOST = 8_192;

    private static final long LIFE = 36 * 3_600_000L;
    private static final String ANYWHERE = "";

    /** @param address from which the key must be used; empty for any */
    private record Link(String account, String origin, String address, long since) {
        private boolean holds(Signal signal) {
            return signal.time() - since <= LIFE
                    && account.equals(signal.account())
                    && (address.equals(ANYWHERE)
                            || address.equals(signal.evidence().field(ApiCall.SOURCE_IP)));
        }
    }

    private final Map<String, Link> links = new LinkedHashMap<>();

    /** The signal with its origin; what its event hands out is linked to it. */
    Signal place(Signal signal) {
        Evidence event = signal.evidence();
        if (event.kind() != Kind.API_CALL) {
            return signal;
        }
        @Nullable Link link = links.get(event.field(ApiCall.ACCESS_KEY_ID));
        Signal placed = link != null && link.holds(signal) ? signal.withOrigin(link.origin) : signal;
        if (event.field(ApiCall.ERROR_CODE).isEmpty()) {
            add(event.field(ApiCall.HANDED_SESSION), placed, ANYWHERE);
            add(event.field(ApiCall.HANDED_KEY), placed, event.field(ApiCall.SOURCE_IP));
        }
        return placed;
    }

    private void add(String key, Signal handing, String address) {
        if (key.isEmpty()) {
            return;
        }
        // A link that is made again is the newest.
        links.remove(key);
        links.put(key, new Link(handing.account(), handing.origin(), address, handing.time()));
        if (links.size() > MOST) {
            Iterator<String> oldest = links.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    int size() {
        return links.size();
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(links.size());
        for (Map.Entry<String, Link> entry : links.entrySet()) {
            Link link = entry.getValue();
            Saved.writeText(out, entry.getKey());
            Saved.writeText(out, link.account);
            Saved.writeText(out, link.origin);
            Saved.writeText(out, link.address);
            out.writeLong(link.since);
        }
    }

    void load(DataInput in) throws IOException {
        links.clear();
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            links.put(
                    Saved.readText(in),
                    new Link(Saved.readText(in), Saved.readText(in), Saved.readText(in), in.readLong()));
        }
    }
}
