package io.kumoban.engine.detect;

import io.kumoban.engine.event.Event;
import io.kumoban.engine.place.Places;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Knowledge that needs the whole stream, such as how common a network is in an account. It has one writer; detectors
 * see an immutable view of it as of the last full hour of event time, so that what they see never depends on threads.
 *
 * @param <V> the view: it does not change while anybody looks at it
 */
public interface Global<E extends Event, S extends State, V> {
    /** What it listens to; its key does not matter. */
    Interest<E> interest();

    S newState();

    /** Takes note of one event, in stream order. */
    void on(E event, S seen);

    /** The same, for one that also asks where addresses are. */
    default void on(E event, S seen, Places places) {
        on(event, seen);
    }

    /** A picture of the state, which later events do not change. */
    V view(S seen);

    /**
     * The same, at less cost where the picture is large: {@code spent} is an earlier picture that nobody looks at any
     * more and that may be painted over. Null when there is none.
     */
    default V view(S seen, @Nullable V spent) {
        return view(seen);
    }

    /** Writes a view, which may be up to an hour of event time older than the state. */
    void saveView(V view, DataOutput out) throws IOException;

    /** Reads a view that answers as the one that {@link #saveView} wrote. */
    V loadView(DataInput in) throws IOException;
}
