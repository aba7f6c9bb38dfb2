/** Distributions with heavy tails, as tables that cost a look-up a draw and are the same on every machine. */
@NullMarked
package io.kumoban.datasets.chance;

import org.jspecify.annotations.NullMarked;
