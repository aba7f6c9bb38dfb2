/** Sigma rules as detectors of the replayed stream: what they ask of records, and the findings that they raise. */
@NullMarked
package io.kumoban.detectors.sigma.replay;

import org.jspecify.annotations.NullMarked;
