package io.kumoban.console.view;

import java.io.PrintWriter;

/**
 * Where a command writes: results on one stream, everything else on the other, with or without colours and a width.
 * The only place that knows whether there is colour.
 *
 * @param columns width of results, or {@link Integer#MAX_VALUE} when nothing is to be cut
 */
public record Screen(PrintWriter out, PrintWriter err, boolean colours, int columns) {

    /** A text of ours in an ink; plain where there is no colour. */
    public String ink(Ink ink, String text) {
        return colours ? ink.on(text) : text;
    }

    /** Writes a line of results. */
    public void line(String text) {
        out.println(text);
    }

    /** Writes an empty line. */
    public void line() {
        out.println();
    }

    /** Writes a heading over what follows. */
    public void heading(String text) {
        out.println(ink(Ink.BOLD, text));
    }

    /** Tells the user something that is no result. */
    public void note(String text) {
        err.println(text);
        err.flush();
    }
}
