package io.kumoban.console.behaviour;

import io.kumoban.console.view.Amounts;
import io.kumoban.console.view.SafeText;
import io.kumoban.console.view.Screen;
import io.kumoban.console.view.Table;
import io.kumoban.engine.graph.GraphStore;
import io.kumoban.engine.graph.query.Statistics;
import java.util.Locale;

/** What a graph is made of, for people. */
public final class StatisticsText {
    private StatisticsText() {}

    public static void print(Screen screen, Statistics statistics, GraphStore graph) {
        long edges = statistics.edgeCount();
        screen.heading(Amounts.count(statistics.nodeCount(), "node") + ", " + Amounts.count(edges, "edge"));
        if (edges == 0) {
            return;
        }
        screen.line("  %s to %s UTC, buckets of %s, %s forgotten"
                .formatted(
                        Amounts.time(statistics.first()),
                        Amounts.time(statistics.last()),
                        Amounts.count(graph.limits().bucketHours(), "hour"),
                        Amounts.count(statistics.forgotten())));
        screen.line("  %s of memory, %s bytes an edge"
                .formatted(
                        Amounts.bytes((double) statistics.heapBytes()),
                        String.format(Locale.ROOT, "%.1f", (double) statistics.heapBytes() / edges)));
        Statistics.Degrees degrees = statistics.degrees();
        screen.line("  edges of a node: %s in the middle, %s at 99 %%, %s at most (%s)"
                .formatted(
                        Amounts.count(degrees.median()),
                        Amounts.count(degrees.high()),
                        Amounts.count(degrees.most()),
                        SafeText.of(degrees.mostOf())));
        screen.line();
        Table nodes = new Table().column("NODES").number("COUNT");
        statistics.nodes().forEach(each -> nodes.row(each.kind().word(), Amounts.count(each.count())));
        nodes.print(screen);
        screen.line();
        Table kinds =
                new Table().column("EDGES").number("COUNT").number("EVENTS").number("BYTES");
        statistics
                .edges()
                .forEach(each -> kinds.row(
                        each.kind().word(),
                        Amounts.count(each.edges()),
                        Amounts.count(each.events()),
                        each.bytes() == 0 ? "" : Amounts.bytes((double) each.bytes())));
        kinds.print(screen);
    }
}
