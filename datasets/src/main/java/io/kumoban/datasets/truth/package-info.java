/** Ground truth: what was done to a simulated account, by whom, and which records show it. */
@NullMarked
package io.kumoban.datasets.truth;

import org.jspecify.annotations.NullMarked;
