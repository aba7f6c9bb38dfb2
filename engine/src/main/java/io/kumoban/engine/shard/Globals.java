package io.kumoban.engine.shard;

import io.kumoban.engine.detect.Global;
import io.kumoban.engine.detect.State;
import io.kumoban.engine.event.Event;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.list.ListedNames;
import io.kumoban.engine.place.Places;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The one writer of all stream-wide knowledge. It goes over each batch before the shards do; the views that it hands
 * out are those of the last full hour of event time, for each hour that a batch touches. A view is made anew
 * only when its state has taken note of something, and in the memory of one that no batch refers to any more.
 */
public final class Globals {
    private static final long HOUR = 3_600_000;

    private final List<Global<?, ?, ?>> globals;
    private final Places places;
    private final boolean[][] wanted;
    private final State[] states;
    private final boolean[] changed;
    private final List<Deque<Views.View>> spent = new ArrayList<>();
    private final Deque<Views> spentViews = new ArrayDeque<>();
    private final Kind[] kinds;
    private final int[] ranks;
    private final Batch.Cursors cursors = new Batch.Cursors();
    private Views views;
    private long hour = Long.MIN_VALUE;

    public Globals(DetectorSet detectors) {
        globals = detectors.globals();
        places = detectors.places();
        states = new State[globals.size()];
        changed = new boolean[states.length];
        kinds = new Kind[states.length];
        ranks = new int[states.length];
        wanted = new boolean[states.length][];
        views = new Views(states.length);
        for (int i = 0; i < states.length; i++) {
            Global<?, ?, ?> global = globals.get(i);
            states[i] = global.newState();
            spent.add(new ArrayDeque<>());
            kinds[i] = Objects.requireNonNull(
                    DetectorSet.familyOf(global.interest().events()), "globals see log events");
            wanted[i] = new DispatchNumbers(kinds[i], detectors.projection().names(), ListedNames.ANY)
                    .wanted(List.of(global.interest()));
            views.set(i, view(i));
        }
        views.keep();
    }

    /** The hour that a time belongs to. */
    public static long hour(long time) {
        return Math.floorDiv(time, HOUR);
    }

    /** Takes note of a batch, whose rows are grouped, and gives it its views. */
    public void run(Batch batch) {
        @Nullable Views[] of = batch.views();
        for (int i = 0; i < of.length; i++) {
            letGo(of[i]);
            of[i] = null;
        }
        Arrays.fill(ranks, 0);
        for (int i = 0; i < Math.max(1, batch.hours()); i++) {
            int end = i < batch.hours() ? batch.hourEnd(i) : 0;
            if (end > 0 && hour(batch.time(end - 1)) != hour) {
                hour = hour(batch.time(end - 1));
                snapshot();
            }
            views.keep();
            of[i] = views;
            for (int global = 0; global < states.length; global++) {
                run(global, batch, end);
            }
        }
    }

    /** Writes the states, and the views as of the last full hour; between two batches. */
    @SuppressWarnings("unchecked")
    public void save(DataOutput out) throws IOException {
        out.writeLong(hour);
        for (int i = 0; i < states.length; i++) {
            states[i].save(out);
            ((Global<Event, State, Object>) globals.get(i)).saveView(views.of(i).picture(), out);
        }
    }

    /** Reads what {@link #save} wrote. */
    public void load(DataInput in) throws IOException {
        hour = in.readLong();
        spent.forEach(Deque::clear);
        spentViews.clear();
        views = new Views(states.length);
        for (int i = 0; i < states.length; i++) {
            State state = globals.get(i).newState();
            state.load(in);
            states[i] = state;
            views.set(i, new Views.View(globals.get(i).loadView(in)));
            changed[i] = true;
        }
        views.keep();
    }

    /** Shows a global the rows of its family up to a place of the batch, from where it was last. */
    @SuppressWarnings("unchecked")
    private void run(int i, Batch batch, int end) {
        Global<Event, State, Object> global = (Global<Event, State, Object>) globals.get(i);
        int[] rows = batch.rowsOf(kinds[i]);
        int count = batch.countOf(kinds[i]);
        int rank = ranks[i];
        for (; rank < count && rows[rank] < end; rank++) {
            int index = rows[rank];
            if (wanted[i][batch.run(index).dispatch(batch.row(index))]) {
                global.on(cursors.at(batch.run(index), batch.row(index)), states[i], places);
                changed[i] = true;
            }
        }
        ranks[i] = rank;
    }

    private void snapshot() {
        if (!anyChanged()) {
            return;
        }
        Views before = views;
        Views fresh = spentViews.isEmpty() ? new Views(states.length) : spentViews.pop();
        for (int i = 0; i < states.length; i++) {
            fresh.set(i, changed[i] ? view(i) : before.of(i));
            changed[i] = false;
        }
        views = fresh;
        views.keep();
        letGo(before);
    }

    private boolean anyChanged() {
        for (boolean one : changed) {
            if (one) {
                return true;
            }
        }
        return false;
    }

    @SuppressWarnings("unchecked")
    private Views.View view(int i) {
        Global<Event, State, Object> global = (Global<Event, State, Object>) globals.get(i);
        Views.View painted = spent.get(i).poll();
        if (painted == null) {
            return new Views.View(global.view(states[i], null));
        }
        painted.show(global.view(states[i], painted.picture()));
        return painted;
    }

    private void letGo(@Nullable Views of) {
        if (of != null && of.letGo()) {
            for (int i = 0; i < states.length; i++) {
                if (of.of(i).letGo()) {
                    spent.get(i).push(of.of(i));
                }
            }
            spentViews.push(of);
        }
    }
}
