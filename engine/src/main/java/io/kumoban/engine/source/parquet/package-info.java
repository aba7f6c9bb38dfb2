/**
 * The rows of a Parquet file as the plain text that the log formats are read from: flow logs become flow log text, other
 * rows become JSON lines. The reading itself is Hardwood's; here stand the bounds on what a file may ask of memory.
 */
@NullMarked
package io.kumoban.engine.source.parquet;

import org.jspecify.annotations.NullMarked;
