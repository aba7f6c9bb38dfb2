package io.kumoban.detectors.stats;

import io.kumoban.engine.detect.State;
import io.kumoban.engine.event.Evidence;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A few events that a later finding will show, oldest first: about 1 KiB each, at most {@link #MOST}. */
public final class Remembered implements State {
    /** How many events are kept. */
    public static final int MOST = 4;

    private final List<Evidence> events = new ArrayList<>(0);

    /** Keeps an event; once there are {@link #MOST} the rest is passed over. */
    public void add(Evidence event) {
        if (events.size() < MOST) {
            events.add(event);
        }
    }

    public List<Evidence> events() {
        return List.copyOf(events);
    }

    public boolean isEmpty() {
        return events.isEmpty();
    }

    /** How many events are kept so far. */
    public int size() {
        return events.size();
    }

    /** Forgets all events. */
    public void clear() {
        events.clear();
    }

    @Override
    public void save(DataOutput out) throws IOException {
        out.writeByte(events.size());
        for (Evidence event : events) {
            event.save(out);
        }
    }

    @Override
    public void load(DataInput in) throws IOException {
        events.clear();
        int size = in.readByte();
        for (int i = 0; i < size; i++) {
            events.add(Evidence.load(in));
        }
    }
}
