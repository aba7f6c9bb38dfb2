package io.kumoban.engine.source.parquet;

import dev.hardwood.reader.RowReader;
import dev.hardwood.schema.ColumnProjection;

/** How rows are written as text. The same values give the same bytes, whatever file they stand in. */
sealed interface RowText permits FlowRowText, JsonRowText {
    /** The columns that it needs. */
    ColumnProjection columns();

    /** What stands above all rows, with its line end; may be empty. */
    byte[] header();

    /** The present row as a line with its line end. */
    byte[] line(RowReader row);
}
