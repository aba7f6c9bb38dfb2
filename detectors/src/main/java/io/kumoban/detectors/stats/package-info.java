/** Small counters and averages of fixed size that several detectors keep in their states. */
@NullMarked
package io.kumoban.detectors.stats;

import org.jspecify.annotations.NullMarked;
