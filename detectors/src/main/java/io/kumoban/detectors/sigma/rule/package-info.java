/** Sigma rules, correlations and filters as values: what is tested, with all modifiers already worked in. */
@NullMarked
package io.kumoban.detectors.sigma.rule;

import org.jspecify.annotations.NullMarked;
