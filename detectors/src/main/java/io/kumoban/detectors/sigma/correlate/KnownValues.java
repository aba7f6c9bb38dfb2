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

/**
 * Which values a key has had, each with the day on which it was last seen. A value is known for so many days; a key without
 * a known value is as good as new and begins to learn. A key that knows {@value #MOST} values is at home everywhere: nothing
 * is new to it until some have been forgotten.
 */
final class KnownValues implements Memory {
    /** How many values are kept. */
    static final int MOST = 256;

    private static final long DAY = 86_400_000;

    private final List<FieldPaths> fields;
    private final int days;
    private final long learnMillis;
    /** Longest ago first. */
    private final Map<Fingerprint, Long> lastDays = new LinkedHashMap<>();

    private long since;
    private List<String> news = List.of();
    private List<String> newest = List.of();
    private long forgotten;

    KnownValues(List<FieldPaths> fields, int days, long learnMillis) {
        this.fields = fields;
        this.days = days;
        this.learnMillis = learnMillis;
    }

    @Override
    public void add(int reference, Evidence event, long time) {
        List<String> values = fields.get(reference).values(event);
        if (values == null) {
            return;
        }
        long day = Math.floorDiv(time, DAY);
        for (Iterator<Long> last = lastDays.values().iterator(); last.hasNext() && last.next() < day - days; ) {
            last.remove();
        }
        if (lastDays.isEmpty()) {
            since = time;
        }
        Fingerprint value = Fingerprint.of(values);
        if (lastDays.remove(value) == null) {
            if (time - since >= learnMillis && lastDays.size() < MOST) {
                news = values;
            }
            if (lastDays.size() == MOST) {
                Iterator<Fingerprint> oldest = lastDays.keySet().iterator();
                oldest.next();
                oldest.remove();
                forgotten++;
            }
        }
        lastDays.put(value, day);
    }

    @Override
    public void complete(long time, long oldest) {
        newest = news;
        news = List.of();
    }

    @Override
    public BigDecimal number(long oldest) {
        return newest.isEmpty() ? BigDecimal.ZERO : BigDecimal.ONE;
    }

    /** The values that the last instant brought and that were not known; empty when there are none. */
    List<String> news() {
        return newest;
    }

    @Override
    public long lag() {
        return DAY;
    }

    @Override
    public long forgotten() {
        return forgotten;
    }

    @Override
    public int bytes() {
        return 96 + Fingerprint.BYTES * lastDays.size();
    }

    @Override
    public void save(DataOutput out) throws IOException {
        out.writeLong(since);
        out.writeLong(forgotten);
        out.writeInt(lastDays.size());
        for (Map.Entry<Fingerprint, Long> entry : lastDays.entrySet()) {
            entry.getKey().save(out);
            out.writeLong(entry.getValue());
        }
    }

    @Override
    public void load(DataInput in) throws IOException {
        since = in.readLong();
        forgotten = in.readLong();
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            lastDays.put(Fingerprint.load(in), in.readLong());
        }
    }
}
