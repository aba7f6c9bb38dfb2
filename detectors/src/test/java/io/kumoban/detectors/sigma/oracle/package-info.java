/** A plain reading of Sigma, against which faster ones are held. */
@NullMarked
package io.kumoban.detectors.sigma.oracle;

import org.jspecify.annotations.NullMarked;
