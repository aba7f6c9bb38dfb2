package io.kumoban.engine.graph.export;

import io.kumoban.engine.graph.GraphStore;
import io.kumoban.engine.json.Json;
import io.kumoban.engine.parquet.Column;
import io.kumoban.engine.parquet.ParquetFile;
import io.kumoban.engine.sink.Csv;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The edges of a graph as a table: kind, both ends, begin of the bucket, events, bytes, first and last event. */
public final class EdgeTables {
    private static final List<Column<EdgeRow>> COLUMNS = List.of(
            Column.text("kind", row -> row.kind().word()),
            Column.text("source_kind", row -> row.sourceKind().word()),
            Column.text("source", EdgeRow::source),
            Column.text("target_kind", row -> row.targetKind().word()),
            Column.text("target", EdgeRow::target),
            Column.time("bucket", EdgeRow::bucket),
            Column.count("count", EdgeRow::count),
            Column.count("bytes", EdgeRow::bytes),
            Column.time("first", EdgeRow::first),
            Column.time("last", EdgeRow::last));

    private EdgeTables() {}

    /**
     * Writes a Parquet file, whole or not at all.
     *
     * @throws io.kumoban.engine.sink.SinkError when it cannot be written
     */
    public static void writeParquet(Path target, GraphStore graph) {
        ParquetFile.write(target, COLUMNS, rows -> EdgeRow.each(graph, rows));
    }

    /** Writes CSV that spreadsheets show as text, with a heading; only whole rows go to the stream at once. */
    public static void writeCsv(OutputStream out, GraphStore graph) {
        write(out, COLUMNS.stream().map(Column::name).toList());
        EdgeRow.each(
                graph,
                row -> write(
                        out,
                        List.of(
                                row.kind().word(),
                                row.sourceKind().word(),
                                row.source(),
                                row.targetKind().word(),
                                row.target(),
                                Json.time(row.bucket()),
                                Long.toString(row.count()),
                                Long.toString(row.bytes()),
                                Json.time(row.first()),
                                Json.time(row.last()))));
    }

    private static void write(OutputStream out, List<String> cells) {
        try {
            out.write(Csv.row(cells).getBytes(StandardCharsets.UTF_8));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
