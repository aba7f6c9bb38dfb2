/** Detectors that speak while an account is still being learned, and say that no baseline stands behind them. */
@NullMarked
package io.kumoban.detectors.coldstart;

import org.jspecify.annotations.NullMarked;
