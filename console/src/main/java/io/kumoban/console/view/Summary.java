package io.kumoban.console.view;

import io.kumoban.console.run.FindingsFile;
import io.kumoban.console.run.FoundFinding;
import io.kumoban.engine.event.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The gravest findings of a run as a table: by severity, then by time of the first event. Archived ones are only
 * counted. Holds no more findings than it will show.
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
    private long archived;
    private @Nullable Severity gravest;

    /** A table of at most so many findings. */
    public Summary(int most) {
        this.most = most;
    }

    /** Counts the findings of a file and shows none. */
    public static Summary of(Path file) {
        Summary summary = new Summary(0);
        summary.addAll(file);
        return summary;
    }

    /** Adds the findings of a file. */
    public void addAll(Path file) {
        new FindingsFile(file).read(finding -> {
            if (finding.archived()) {
                archived++;
            } else {
                add(finding);
            }
        });
    }

    public void add(FoundFinding finding) {
        total++;
        if (gravest == null || finding.severity().compareTo(gravest) > 0) {
            gravest = finding.severity();
        }
        shown.add(finding);
        if (shown.size() > most) {
            shown.poll();
        }
    }

    /** How many were added. */
    public long total() {
        return total;
    }

    /** How many findings of the file are archived. */
    public long archived() {
        return archived;
    }

    /** The highest severity; empty without findings. */
    public Optional<Severity> gravest() {
        return Optional.ofNullable(gravest);
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
