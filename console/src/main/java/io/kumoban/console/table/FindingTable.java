package io.kumoban.console.table;

import io.kumoban.console.run.FoundFinding;
import io.kumoban.engine.parquet.Column;
import io.kumoban.engine.parquet.ParquetFile;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Findings as a table, a row each; what a finding does not say is NULL. */
public final class FindingTable {
    private static final List<Column<FoundFinding>> COLUMNS = List.of(
            Column.text("id", FoundFinding::id),
            Column.text("type", FoundFinding::type),
            Column.number("severity", FoundFinding::severityValue),
            Column.text("level", finding -> finding.severity().name()),
            Column.text("account", FoundFinding::account),
            Column.text("region", FoundFinding::region),
            Column.text("resource_type", FoundFinding::resourceType),
            Column.text("resource", FoundFinding::resource),
            Column.text("detector", FoundFinding::detector),
            Column.texts("techniques", FoundFinding::techniques),
            Column.time("created_at", FoundFinding::createdAt),
            Column.time("updated_at", FoundFinding::updatedAt),
            Column.time("first_seen", FoundFinding::firstSeen),
            Column.time("last_seen", FoundFinding::lastSeen),
            Column.whole("count", FoundFinding::count),
            Column.number("score", FoundFinding::score),
            Column.text("explanation", FoundFinding::explanation),
            Column.texts(
                    "events",
                    finding -> finding.evidence().stream()
                            .map(FoundFinding.Shown::id)
                            .toList()));

    private FindingTable() {}

    /**
     * Writes a whole Parquet file; the writer is handed a consumer of findings.
     *
     * @return how many rows it has
     * @throws io.kumoban.engine.sink.SinkError when it cannot be written
     */
    public static long write(Path target, Consumer<Consumer<FoundFinding>> writer) {
        return ParquetFile.write(target, COLUMNS, writer);
    }
}
