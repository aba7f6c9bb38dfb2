/** The plan against the oracle. */
@NullMarked
package io.kumoban.detectors.sigma.plan;

import org.jspecify.annotations.NullMarked;
