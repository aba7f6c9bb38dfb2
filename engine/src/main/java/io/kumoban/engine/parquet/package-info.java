/**
 * Writing tables as Apache Parquet files (parquet.apache.org, "File Format"), with nothing but this program's own
 * libraries: one data page a column and row group, plain encoding, packed with Zstandard. It reads none.
 */
@NullMarked
package io.kumoban.engine.parquet;

import org.jspecify.annotations.NullMarked;
