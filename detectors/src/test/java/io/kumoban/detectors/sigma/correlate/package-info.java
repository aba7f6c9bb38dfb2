@NullMarked
package io.kumoban.detectors.sigma.correlate;

import org.jspecify.annotations.NullMarked;
