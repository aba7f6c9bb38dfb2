/** Finds in rules what is most likely a mistake, without looking at any log. */
@NullMarked
package io.kumoban.detectors.sigma.lint;

import org.jspecify.annotations.NullMarked;
