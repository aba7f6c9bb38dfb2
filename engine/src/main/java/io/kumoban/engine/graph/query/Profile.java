package io.kumoban.engine.graph.query;

import io.kumoban.engine.graph.EdgeKind;
import io.kumoban.engine.graph.GraphStore;
import java.util.ArrayList;
import java.util.List;

/**
 * What a node does as a rule.
 *
 * @param kinds      by kind and direction, only those that there are
 * @param hoursOfWeek how many edges had events in each hour of the week (UTC), from Monday midnight on: 168 numbers
 * @param first      time of the first event, milliseconds since 1970
 * @param last       time of the last event
 */
public record Profile(Node node, List<Kind> kinds, List<Long> hoursOfWeek, long first, long last) {
    private static final int HOURS_OF_DAY = 24;
    private static final int DAYS = 7;
    private static final long DAY = 86_400_000L;
    /** 1970-01-01 was a Thursday. */
    private static final int FIRST_DAY = 3;

    public Profile {
        kinds = List.copyOf(kinds);
        hoursOfWeek = List.copyOf(hoursOfWeek);
    }

    /**
     * What a node does of one kind.
     *
     * @param out    whether the edges begin at the node
     * @param others how many different nodes are at their other ends
     * @param edges  how many edges, one for each of these and bucket
     * @param count  events
     */
    public record Kind(EdgeKind kind, boolean out, int others, int edges, long count, long bytes) {}

    /** The profile of a node in a window; {@link #last} is before {@link #first} when it did nothing. */
    public static Profile of(GraphStore graph, int node, Window window) {
        Sums[] sums = new Sums[2 * EdgeKind.values().length];
        long[] hours = new long[HOURS_OF_DAY * DAYS];
        long[] ends = {Long.MAX_VALUE, Long.MIN_VALUE};
        Each.edge(graph, node, window, (edge, out) -> {
            int at = 2 * graph.kind(edge).ordinal() + (out ? 0 : 1);
            if (sums[at] == null) {
                sums[at] = new Sums();
            }
            sums[at].add(graph, edge, out ? graph.target(edge) : graph.source(edge));
            addHours(graph, edge, hours);
            ends[0] = Math.min(ends[0], graph.first(edge));
            ends[1] = Math.max(ends[1], graph.last(edge));
            return true;
        });
        List<Kind> kinds = new ArrayList<>();
        for (int i = 0; i < sums.length; i++) {
            if (sums[i] != null) {
                kinds.add(sums[i].kind(EdgeKind.values()[i / 2], i % 2 == 0));
            }
        }
        List<Long> week = new ArrayList<>();
        for (long hour : hours) {
            week.add(hour);
        }
        return new Profile(Node.of(graph, node), kinds, week, ends[0], ends[1]);
    }

    private static void addHours(GraphStore graph, int edge, long[] hours) {
        int day = (int) ((graph.bucket(edge) / DAY + FIRST_DAY) % DAYS);
        for (int bits = graph.hours(edge); bits != 0; bits &= bits - 1) {
            hours[day * HOURS_OF_DAY + Integer.numberOfTrailingZeros(bits)]++;
        }
    }

    private static final class Sums {
        private final Numbered others = new Numbered();
        private int edges;
        private long count;
        private long bytes;

        private void add(GraphStore graph, int edge, int other) {
            others.of(other);
            edges++;
            count += graph.count(edge);
            bytes += Math.min(graph.bytes(edge), Long.MAX_VALUE - bytes);
        }

        private Kind kind(EdgeKind kind, boolean out) {
            return new Kind(kind, out, others.size(), edges, count, bytes);
        }
    }
}
