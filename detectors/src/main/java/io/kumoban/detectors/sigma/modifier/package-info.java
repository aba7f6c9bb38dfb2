/** What the modifiers of a field make of its values: the one place where Sigma's shorthand becomes plain tests. */
@NullMarked
package io.kumoban.detectors.sigma.modifier;

import org.jspecify.annotations.NullMarked;
