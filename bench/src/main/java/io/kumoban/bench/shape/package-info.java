/** What logs look like as a whole, so that simulated ones can be held against real ones. */
@NullMarked
package io.kumoban.bench.shape;

import org.jspecify.annotations.NullMarked;
