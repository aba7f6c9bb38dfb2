/** What the start of the program is measured against, see {@code bench/start.sh}. */
@NullMarked
package io.kumoban.bench.start;

import org.jspecify.annotations.NullMarked;
