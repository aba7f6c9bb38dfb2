package io.kumoban.console.table;

import io.kumoban.console.run.ScoresTable;
import io.kumoban.console.run.ScoresTable.Scored;
import io.kumoban.engine.parquet.Column;
import io.kumoban.engine.parquet.ParquetFile;
import java.nio.file.Path;
import java.util.List;

/** The scores of a replay as a table, a row for each scored unit, in the order of the stream. */
public final class ScoreTable {
    private static final List<Column<Scored>> COLUMNS = List.of(
            Column.text("detector", Scored::detector),
            Column.time("time", Scored::time),
            Column.text("unit", Scored::unit),
            Column.number("score", Scored::score));

    private ScoreTable() {}

    /**
     * Writes a whole Parquet file of what {@code replay --scores} wrote, whatever its length.
     *
     * @return how many rows it has
     * @throws io.kumoban.console.run.UnreadableRun when the scores cannot be read
     * @throws io.kumoban.engine.sink.SinkError when the file cannot be written
     */
    public static long write(Path target, Path scores) {
        return ParquetFile.write(target, COLUMNS, rows -> ScoresTable.read(scores, rows));
    }
}
