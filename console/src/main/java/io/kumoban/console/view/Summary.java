package io.kumoban.console.view;

import io.kumoban.console.run.FoundFinding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The gravest findings of a run as a table: by severity, then by time of the first event. Holds no more findings than
 * it will show.
 */
public final class Summary {
    private static final Comparator<FoundFinding> GRAVEST_FIRST = Comparator.comparingDouble(
                    FoundFinding::severityValue)
            .reversed()
            .thenComparingLong(FoundFinding::firstSeen)
            .thenComparing(FoundFinding::id);

    private final int most;
    private final PriorityQueue<FoundFinding> shown = new PriorityQueue<>(GRAVEST_FIRST.reversed());
    private long total;

    /** A table of at most so many findings. */
    public Summary(int most) {
        this.most = most;
    }

    public void add(FoundFinding finding) {
        total++;
        shown.add(finding);
        if (shown.size() > most) {
            shown.poll();
        }
    }

    /** How many were added. */
    public long total() {
        return total;
    }

    /** How many were added and are not shown. */
    public long hidden() {
        return total - shown.size();
    }

    /** Writes the table. */
    public void print(Screen screen) {
        List<FoundFinding> rows = new ArrayList<>(shown);
        rows.sort(GRAVEST_FIRST);
        table(rows).print(screen);
    }

    private static Table table(List<FoundFinding> findings) {
        Table table = new Table()
                .column("TIME (UTC)")
                .column("SEVERITY")
                .shrinking("TYPE")
                .shrinking("RESOURCE")
                .number("COUNT")
                .column("ID")
                .shrinking("TITLE");
        for (FoundFinding finding : findings) {
            table.row(
                    Table.Cell.of(Amounts.time(finding.firstSeen())),
                    new Table.Cell(finding.severity().name(), Ink.of(finding.severity())),
                    Table.Cell.of(finding.type()),
                    Table.Cell.of(finding.resource()),
                    Table.Cell.of(Amounts.count(finding.count())),
                    Table.Cell.of(shortId(finding.id())),
                    Table.Cell.of(finding.title()));
        }
        return table;
    }

    private static String shortId(String id) {
        return id.substring(0, Math.min(8, id.length()));
    }
}
