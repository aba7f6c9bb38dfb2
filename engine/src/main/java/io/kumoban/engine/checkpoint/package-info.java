/** Checkpoints on disk: one at a time in the making, checked when read, the last good one kept until a newer stands. */
@NullMarked
package io.kumoban.engine.checkpoint;

import org.jspecify.annotations.NullMarked;
