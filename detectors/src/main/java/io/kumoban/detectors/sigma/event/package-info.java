/** How a Sigma test sees an event: values at a path, and the texts that keywords look through. */
@NullMarked
package io.kumoban.detectors.sigma.event;

import org.jspecify.annotations.NullMarked;
