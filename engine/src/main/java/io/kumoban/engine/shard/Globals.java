package io.kumoban.engine.shard;

import io.kumoban.engine.detect.Global;
import io.kumoban.engine.detect.State;
import io.kumoban.engine.event.Event;
import io.kumoban.engine.event.Kind;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The one writer of all stream-wide knowledge. It goes over each batch before the shards do; the views that it hands
 * out are those of the last full hour of event time, which is why a batch never crosses an hour.
 */
public final class Globals {
    private static final long HOUR = 3_600_000;

    private final List<Global<?, ?, ?>> globals;
    private final DetectorSet detectors;
    private final State[] states;
    private final Batch.Cursors cursors = new Batch.Cursors();
    private @Nullable Object[] views;
    private long hour = Long.MIN_VALUE;

    public Globals(DetectorSet detectors) {
        this.detectors = detectors;
        globals = detectors.globals();
        states = new State[globals.size()];
        for (int i = 0; i < states.length; i++) {
            states[i] = globals.get(i).newState();
        }
        views = new Object[states.length];
        snapshot();
    }

    /** The hour that a time belongs to. */
    public static long hour(long time) {
        return Math.floorDiv(time, HOUR);
    }

    /** Takes note of a batch and gives it its views. */
    public void run(Batch batch) {
        if (batch.size() > 0 && hour(batch.time(0)) != hour) {
            hour = hour(batch.time(0));
            snapshot();
        }
        batch.setViews(views);
        for (int i = 0; i < states.length; i++) {
            run(i, batch);
        }
    }

    /** Writes the states, and the views as of the last full hour; between two batches. */
    @SuppressWarnings("unchecked")
    public void save(DataOutput out) throws IOException {
        out.writeLong(hour);
        for (int i = 0; i < states.length; i++) {
            states[i].save(out);
            ((Global<Event, State, Object>) globals.get(i)).saveView(Objects.requireNonNull(views[i]), out);
        }
    }

    /** Reads what {@link #save} wrote. */
    public void load(DataInput in) throws IOException {
        hour = in.readLong();
        @Nullable Object[] loaded = new Object[states.length];
        for (int i = 0; i < states.length; i++) {
            State state = globals.get(i).newState();
            state.load(in);
            states[i] = state;
            loaded[i] = globals.get(i).loadView(in);
        }
        views = loaded;
    }

    @SuppressWarnings("unchecked")
    private void run(int i, Batch batch) {
        Global<Event, State, Object> global = (Global<Event, State, Object>) globals.get(i);
        Kind kind = DetectorSet.familyOf(global.interest().events());
        boolean all = global.interest().names().isEmpty();
        for (int index = 0; index < batch.size(); index++) {
            if (batch.run(index).kind() == kind) {
                int dispatch = batch.run(index).dispatch(batch.row(index));
                if (all || dispatch > 0 && listens(global, dispatch)) {
                    global.on(cursors.at(batch.run(index), batch.row(index)), states[i]);
                }
            }
        }
    }

    private boolean listens(Global<?, ?, ?> global, int dispatch) {
        return global.interest()
                .names()
                .contains(detectors.projection().names().names().get(dispatch - 1));
    }

    @SuppressWarnings("unchecked")
    private void snapshot() {
        @Nullable Object[] fresh = new Object[states.length];
        for (int i = 0; i < states.length; i++) {
            fresh[i] = ((Global<Event, State, Object>) globals.get(i)).view(states[i]);
        }
        views = fresh;
    }
}
