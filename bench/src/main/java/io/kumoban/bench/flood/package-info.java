/** A flood of generated flow logs, and how much memory a replay of it takes. */
@NullMarked
package io.kumoban.bench.flood;

import org.jspecify.annotations.NullMarked;
