package io.kumoban.console.view;

import io.kumoban.engine.pipeline.Progress;
import java.io.PrintWriter;
import java.util.function.DoubleFunction;
import java.util.function.Supplier;

/**
 * One line on a terminal that shows how far a replay or another long work has come, drawn again a few times a second from a thread of its
 * own, and wiped at the end; and what is said meanwhile.
 */
public final class ProgressLine implements AutoCloseable {
    private static final long REDRAW_MILLIS = 200;
    private static final int BAR = 20;
    private static final String WIPE = "\r" + (char) 27 + "[K";

    private final PrintWriter err;
    private final int columns;
    private final DoubleFunction<String> text;
    private final Thread drawer;

    private ProgressLine(PrintWriter err, int columns, DoubleFunction<String> text) {
        this.err = err;
        this.columns = columns;
        this.text = text;
        this.drawer = Thread.ofPlatform().daemon().name("kumoban-progress").unstarted(this::draw);
    }

    /**
     * Starts drawing.
     *
     * @param columns width of the terminal; 0 when nothing is to be drawn
     */
    public static ProgressLine start(PrintWriter err, int columns, Supplier<Progress> progress) {
        return showing(err, columns, seconds -> text(progress.get(), seconds));
    }

    /**
     * Starts drawing any text.
     *
     * @param columns width of the terminal; 0 when nothing is to be drawn
     * @param text what is shown after so many seconds; asked from another thread
     */
    public static ProgressLine showing(PrintWriter err, int columns, DoubleFunction<String> text) {
        ProgressLine line = new ProgressLine(err, columns, text);
        if (columns > 0) {
            line.drawer.start();
        }
        return line;
    }

    /** Writes a line of its own above the drawn one; nothing for an empty text. */
    public void say(String text) {
        if (!text.isEmpty()) {
            // In one piece, since the drawer writes from another thread.
            err.print((columns > 0 ? WIPE : "") + text + System.lineSeparator());
            err.flush();
        }
    }

    private void draw() {
        long start = System.nanoTime();
        try {
            while (true) {
                Thread.sleep(REDRAW_MILLIS);
                double seconds = (System.nanoTime() - start) / 1e9;
                err.print(WIPE + Width.cut(text.apply(seconds), columns - 1));
                err.flush();
            }
        } catch (InterruptedException closed) {
            err.print(WIPE);
            err.flush();
        }
    }

    /** A bar that is full up to a share, and the share in per cent, with two blanks behind. */
    public static String bar(double share) {
        double within = Math.clamp(share, 0, 1);
        int full = (int) Math.round(within * BAR);
        return "[" + "#".repeat(full) + "-".repeat(BAR - full) + "] " + (int) (within * 100) + "%  ";
    }

    /** What is shown of a snapshot after so many seconds. */
    static String text(Progress now, double seconds) {
        double share = now.bytesTotal() <= 0 ? 0 : (double) now.bytes() / now.bytesTotal();
        StringBuilder text = new StringBuilder(bar(share))
                .append(Amounts.count(now.files()))
                .append('/')
                .append(Amounts.count(now.filesTotal(), "file"));
        if (now.events() != Progress.NO_EVENTS) {
            text.append("  ")
                    .append(Amounts.rate(now.events() / Math.max(seconds, 1e-3)))
                    .append(" events/s");
        }
        if (now.eventTime() != Long.MIN_VALUE) {
            text.append("  at ").append(Amounts.time(now.eventTime()));
        }
        if (now.findings() != Progress.NO_FINDINGS) {
            text.append("  ").append(Amounts.count(now.findings(), "finding"));
        }
        return text.toString();
    }

    /** Stops drawing and wipes the line. */
    @Override
    public void close() {
        if (columns == 0) {
            return;
        }
        drawer.interrupt();
        try {
            drawer.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
