package io.kumoban.console.table;

import io.kumoban.datasets.truth.Incident;
import io.kumoban.engine.parquet.Column;
import io.kumoban.engine.parquet.ParquetFile;
import java.nio.file.Path;
import java.util.List;

/**
 * The truth of a data set as a table, a row for each incident. Columns that SQL would take for its own words ({@code
 * from}, {@code to}) have other names here than in the truth file.
 */
public final class IncidentTable {
    private static final long MILLIS = 1000;

    private static final List<Column<Incident>> COLUMNS = List.of(
            Column.text("scenario", Incident::scenario),
            Column.whole("stealth", Incident::stealth),
            Column.texts("techniques", Incident::technique),
            Column.texts("expected_types", Incident::expectedTypes),
            Column.time("first_event", incident -> incident.from() * MILLIS),
            Column.time("last_event", incident -> incident.to() * MILLIS),
            Column.text("account", Incident::account),
            Column.texts("actors", Incident::actors),
            Column.texts("resources", Incident::resources),
            Column.texts("events", Incident::events));

    private IncidentTable() {}

    /**
     * Writes a whole Parquet file.
     *
     * @return how many rows it has
     * @throws io.kumoban.engine.sink.SinkError when it cannot be written
     */
    public static long write(Path target, List<Incident> incidents) {
        return ParquetFile.write(target, COLUMNS, incidents::forEach);
    }
}
