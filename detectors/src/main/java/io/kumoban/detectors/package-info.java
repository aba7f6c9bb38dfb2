/** The detectors: what Kumoban looks for in the replayed stream, and how it tells it from ordinary activity. */
@NullMarked
package io.kumoban.detectors;

import org.jspecify.annotations.NullMarked;
