package io.kumoban.detectors.sigma.correlate;

import io.kumoban.engine.event.Evidence;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The last values with the time of each: as many as decide the condition, since more could not change the answer. */
final class DistinctValues implements Memory {
    private final List<FieldPaths> fields;
    private final int most;
    /** Longest ago first. */
    private final Map<Fingerprint, Long> lastSeen = new LinkedHashMap<>();

    DistinctValues(List<FieldPaths> fields, int most) {
        this.fields = fields;
        this.most = most;
    }

    @Override
    public void add(int reference, Evidence event, long time) {
        List<String> values = fields.get(reference).values(event);
        if (values == null) {
            return;
        }
        Fingerprint value = Fingerprint.of(values);
        lastSeen.remove(value);
        lastSeen.put(value, time);
        if (lastSeen.size() > most) {
            Iterator<Fingerprint> oldest = lastSeen.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    @Override
    public void complete(long time, long oldest) {
        for (Iterator<Long> times = lastSeen.values().iterator(); times.hasNext() && times.next() < oldest; ) {
            times.remove();
        }
    }

    @Override
    public BigDecimal number(long oldest) {
        return BigDecimal.valueOf(lastSeen.size());
    }

    @Override
    public int bytes() {
        return 64 + Fingerprint.BYTES * lastSeen.size();
    }

    @Override
    public void save(DataOutput out) throws IOException {
        out.writeInt(lastSeen.size());
        for (Map.Entry<Fingerprint, Long> entry : lastSeen.entrySet()) {
            entry.getKey().save(out);
            out.writeLong(entry.getValue());
        }
    }

    @Override
    public void load(DataInput in) throws IOException {
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            lastSeen.put(Fingerprint.load(in), in.readLong());
        }
    }
}
