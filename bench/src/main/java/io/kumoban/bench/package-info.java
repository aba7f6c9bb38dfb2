/** The runner of the benchmarks: which stages there are, how they are measured, and the table of what came out. */
@NullMarked
package io.kumoban.bench;

import org.jspecify.annotations.NullMarked;
