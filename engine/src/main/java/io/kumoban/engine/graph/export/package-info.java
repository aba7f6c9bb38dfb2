/** The behaviour graph as other programs read it: GraphML, CSV and Parquet. */
@NullMarked
package io.kumoban.engine.graph.export;

import org.jspecify.annotations.NullMarked;
