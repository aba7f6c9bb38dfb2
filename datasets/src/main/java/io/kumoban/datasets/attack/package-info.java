/** Attacks on the simulated account, each a story told in log records that label themselves. */
@NullMarked
package io.kumoban.datasets.attack;

import org.jspecify.annotations.NullMarked;
