package io.kumoban.detectors.sigma.correlate;

import io.kumoban.engine.event.Evidence;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The last events of a window, to be shown. When there are too many the oldest whose rule has a later one goes, so that
 * each of a few rules stays represented.
 */
final class RecentEvents {
    /** How many are kept. */
    static final int MOST = 5;
    /** What one takes up at most, with the fields that a few rules ask for; bytes. */
    static final int BYTES = 1_500;

    private record Kept(int reference, long time, Evidence event) {}

    private final List<Kept> kept = new ArrayList<>(2);

    void add(int reference, long time, Evidence event) {
        if (!kept.isEmpty()
                && kept.getLast().event().key().equals(event.key())
                && kept.getLast().time() == time) {
            return;
        }
        kept.add(new Kept(reference, time, event));
        if (kept.size() > MOST) {
            kept.remove(leastWanted());
        }
    }

    private int leastWanted() {
        for (int i = 0; i < kept.size() - 1; i++) {
            int reference = kept.get(i).reference();
            if (kept.subList(i + 1, kept.size()).stream().anyMatch(later -> later.reference() == reference)) {
                return i;
            }
        }
        return 0;
    }

    /** Those that happened at a time or later, but for one event. */
    List<Evidence> since(long oldest, Evidence except) {
        return kept.stream()
                .filter(each -> each.time() >= oldest && !each.event().key().equals(except.key()))
                .map(Kept::event)
                .toList();
    }

    void clear() {
        kept.clear();
    }

    int bytes() {
        return kept.size() * BYTES;
    }

    void save(DataOutput out) throws IOException {
        out.writeByte(kept.size());
        for (Kept each : kept) {
            out.writeInt(each.reference());
            out.writeLong(each.time());
            each.event().save(out);
        }
    }

    void load(DataInput in) throws IOException {
        int size = in.readUnsignedByte();
        for (int i = 0; i < size; i++) {
            kept.add(new Kept(in.readInt(), in.readLong(), Evidence.load(in)));
        }
    }
}
