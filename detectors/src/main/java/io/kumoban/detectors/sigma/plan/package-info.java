/** Many Sigma predicates as one plan: what they share is worked out once an event, and most of it only when needed. */
@NullMarked
package io.kumoban.detectors.sigma.plan;

import org.jspecify.annotations.NullMarked;
