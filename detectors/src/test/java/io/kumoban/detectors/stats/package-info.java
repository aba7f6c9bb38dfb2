/** Tests of the small counters, and how states are saved and loaded in tests. */
@NullMarked
package io.kumoban.detectors.stats;

import org.jspecify.annotations.NullMarked;
