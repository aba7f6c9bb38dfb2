package io.kumoban.console.graph;

import io.kumoban.engine.feed.ByteLines;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;

/**
 * Reads an edge stream: a line each edge, {@code source,destination,time}, of which further cells are passed over; in the
 * order of time. A first line whose time is none is a heading. Empty lines count for nothing.
 */
public final class EdgeReader implements TickClock.EdgeTime {
    private static final int SOURCE = 0;
    private static final int DESTINATION = 1;
    private static final int TIME = 2;

    private final String name;
    private final ByteLines lines;
    private final TickClock clock;
    private final boolean numbered;
    private final EdgeLine line = new EdgeLine();

    private boolean begun;
    private long first;
    private long last = Long.MIN_VALUE;
    private int tick;

    /**
     * A reader at the start of a stream.
     *
     * @param name     what the stream is called in messages
     * @param numbered whether nodes must be whole numbers of 32 bits and ticks count as they stand, from 1; else nodes
     *                 may have any name and the tick of the first edge is 1
     */
    public EdgeReader(String name, InputStream in, TickClock clock, boolean numbered) {
        this.name = name;
        this.lines = new ByteLines(in);
        this.clock = clock;
        this.numbered = numbered;
    }

    /**
     * Moves to the next edge; false at the end.
     *
     * @throws EdgeError when there is a next line, and it is no edge
     */
    public boolean advance() {
        try {
            while (lines.advance()) {
                if (!lines.isEmpty() && take()) {
                    return true;
                }
            }
            return false;
        } catch (IOException unreadable) {
            throw new EdgeError("The edges of %s cannot be read beyond line %,d (%s)."
                    .formatted(name, lines.number(), String.valueOf(unreadable.getMessage())));
        }
    }

    private boolean take() {
        if (lines.isTooLong()) {
            throw wrong("is longer than %,d bytes".formatted(ByteLines.LONGEST));
        }
        line.read(lines.bytes(), lines.from(), lines.to());
        if (line.cells() <= TIME) {
            throw wrong("must have a source, a destination and a time, with commas between them");
        }
        OptionalLong time = clock.tick(this);
        if (time.isEmpty()) {
            if (!begun) {
                begun = true;
                return false;
            }
            throw wrong("has the time '%s', which must be %s".formatted(line.shown(TIME), clock.wants()));
        }
        begun = true;
        if (line.isEmpty(SOURCE) || line.isEmpty(DESTINATION)) {
            throw wrong("has no " + (line.isEmpty(SOURCE) ? "source" : "destination"));
        }
        moveTo(time.getAsLong());
        return true;
    }

    private void moveTo(long time) {
        if (time < last) {
            throw wrong("lies before the line above it; sort the edges by time, as with 'sort -t, -k3,3n -s'");
        }
        if (last == Long.MIN_VALUE) {
            first = numbered ? 1 : time;
        }
        last = time;
        if (time < first || time - first >= Integer.MAX_VALUE) {
            throw wrong(
                    numbered
                            ? "has the tick %d, which must lie between 1 and 2147483647".formatted(time)
                            : "lies more than 2147483647 ticks after the first edge; choose a longer --tick");
        }
        tick = (int) (time - first) + 1;
    }

    /** The number of the source, or the hash of its name. */
    public long source() {
        return node(SOURCE);
    }

    /** The number of the destination, or the hash of its name. */
    public long destination() {
        return node(DESTINATION);
    }

    private long node(int cell) {
        if (!numbered) {
            return line.hash(cell);
        }
        if (!line.isWhole(cell) || line.whole(cell) != (int) line.whole(cell)) {
            throw wrong("has the node '%s', which --compat takes only as a whole number of 32 bits"
                    .formatted(line.shown(cell)));
        }
        return line.whole(cell);
    }

    /** The tick of the edge, at least 1. */
    public int tick() {
        return tick;
    }

    /** The bytes that hold the line, until the next one is read. */
    byte[] bytes() {
        return lines.bytes();
    }

    /** Where a cell lies in the bytes: source, destination, time. */
    EdgeLine cells() {
        return line;
    }

    @Override
    public boolean isWhole() {
        return line.isWhole(TIME);
    }

    @Override
    public long whole() {
        return line.whole(TIME);
    }

    @Override
    public String text() {
        return line.text(TIME);
    }

    private EdgeError wrong(String what) {
        return new EdgeError("The edges of %s cannot be used: line %,d %s.".formatted(name, lines.number(), what));
    }
}
