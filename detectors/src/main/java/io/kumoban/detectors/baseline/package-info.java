/** What is usual for an actor and its account, learned from the stream, and the detector that judges by it. */
@NullMarked
package io.kumoban.detectors.baseline;

import org.jspecify.annotations.NullMarked;
