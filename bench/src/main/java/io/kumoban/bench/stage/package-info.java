/** The benchmarks, one class a stage of the stream, each beside a plain way of doing the same, all over one demo account. */
@NullMarked
package io.kumoban.bench.stage;

import org.jspecify.annotations.NullMarked;
