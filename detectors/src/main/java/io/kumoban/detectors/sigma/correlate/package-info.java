/** Rules about several events: what is counted, in which window, and when a correlation holds. */
@NullMarked
package io.kumoban.detectors.sigma.correlate;

import org.jspecify.annotations.NullMarked;
