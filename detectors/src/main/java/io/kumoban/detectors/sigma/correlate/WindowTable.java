package io.kumoban.detectors.sigma.correlate;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * All windows, within a number of bytes; the one untouched for longest is forgotten first. Those that are judged when they
 * close are also known by that time.
 */
final class WindowTable {
    private final long budget;
    private final LinkedHashMap<Window.Key, Window> windows = new LinkedHashMap<>(16, 0.75f, true);
    private final TreeMap<Long, List<Window>> closing = new TreeMap<>();
    private long bytes;
    private long forgotten;
    private long shortened;

    WindowTable(long budget) {
        this.budget = budget;
    }

    /** The window of a key, made when there is none. Until {@link #settle} its size is not accounted for. */
    Window take(Window.Key key, Supplier<Window> maker) {
        Window window = windows.get(key);
        if (window == null) {
            window = maker.get();
            windows.put(key, window);
            if (window.correlation().closing()) {
                closing.computeIfAbsent(window.closes(), unused -> new ArrayList<>(1))
                        .add(window);
            }
        } else {
            bytes -= window.bytes();
            shortened -= window.forgotten();
        }
        return window;
    }

    /** Accounts for the size of a window that was taken, and makes room where there is too little. */
    void settle(Window window, long time) {
        bytes += window.bytes();
        shortened += window.forgotten();
        Iterator<Window> eldest = windows.values().iterator();
        while (eldest.hasNext()) {
            Window oldest = eldest.next();
            boolean stale = oldest.isStale(time);
            if (!stale && bytes <= budget || oldest == window) {
                break;
            }
            eldest.remove();
            release(oldest);
            if (!stale) {
                forgotten++;
            }
        }
    }

    private void release(Window window) {
        bytes -= window.bytes();
        if (window.correlation().closing()) {
            List<Window> others = closing.get(window.closes());
            if (others != null && others.remove(window) && others.isEmpty()) {
                closing.remove(window.closes());
            }
        }
    }

    /** The earliest time at which a window closes; {@link Long#MAX_VALUE} when none is open. */
    long nextClose() {
        return closing.isEmpty() ? Long.MAX_VALUE : closing.firstKey();
    }

    /** The windows that close at a time, which must be the earliest. */
    List<Window> closingAt(long time) {
        return closing.getOrDefault(time, List.of());
    }

    /** Takes out a window that is over. */
    void remove(Window window) {
        if (windows.remove(window.key()) != null) {
            release(window);
        }
    }

    /** How many windows were forgotten though they might still have mattered. */
    long forgotten() {
        return forgotten;
    }

    /** How many numbers and values were left out of windows that are still known. */
    long shortened() {
        return shortened;
    }

    /** What all windows take up, about. */
    long bytes() {
        return bytes;
    }

    void save(DataOutput out) throws IOException {
        out.writeLong(forgotten);
        out.writeInt(windows.size());
        for (Map.Entry<Window.Key, Window> entry : windows.entrySet()) {
            entry.getValue().save(out);
        }
    }

    void load(DataInput in, List<CompiledCorrelation> correlations) throws IOException {
        forgotten = in.readLong();
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            Window window = Window.load(in, correlations);
            take(window.key(), () -> window);
            bytes += window.bytes();
            shortened += window.forgotten();
        }
    }
}
