package io.kumoban.detectors.sigma.correlate;

import io.kumoban.engine.event.Evidence;
import io.kumoban.engine.event.OrderKey;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** When the last events happened: as many as decide the condition, since more could not change the answer. */
final class EventTimes implements Memory {
    private final int most;
    private final ArrayDeque<Long> times = new ArrayDeque<>();
    private final List<OrderKey> ofInstant = new ArrayList<>(1);

    EventTimes(int most) {
        this.most = most;
    }

    @Override
    public void add(int reference, Evidence event, long time) {
        // An event that several rules fit counts once.
        if (ofInstant.contains(event.key())) {
            return;
        }
        ofInstant.add(event.key());
        times.addLast(time);
        if (times.size() > most) {
            times.removeFirst();
        }
    }

    @Override
    public void complete(long time, long oldest) {
        ofInstant.clear();
        while (!times.isEmpty() && times.getFirst() < oldest) {
            times.removeFirst();
        }
    }

    @Override
    public BigDecimal number(long oldest) {
        return BigDecimal.valueOf(times.size());
    }

    @Override
    public int bytes() {
        return 64 + 24 * times.size();
    }

    @Override
    public void save(DataOutput out) throws IOException {
        out.writeInt(times.size());
        for (long time : times) {
            out.writeLong(time);
        }
    }

    @Override
    public void load(DataInput in) throws IOException {
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            times.addLast(in.readLong());
        }
    }
}
