/** The language of conditions: how it is read, written, and joined with the searches of a rule. */
@NullMarked
package io.kumoban.detectors.sigma.condition;

import org.jspecify.annotations.NullMarked;
