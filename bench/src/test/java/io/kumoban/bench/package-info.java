/** Tests that the benchmarks still run, and that their figures are told rightly. Nothing is timed. */
@NullMarked
package io.kumoban.bench;

import org.jspecify.annotations.NullMarked;
