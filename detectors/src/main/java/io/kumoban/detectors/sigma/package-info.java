/** Sigma rules: read, compiled into one plan, and matched with events. */
@NullMarked
package io.kumoban.detectors.sigma;

import org.jspecify.annotations.NullMarked;
