/** Tests of rules: events, and whether a rule is to hold for them. */
@NullMarked
package io.kumoban.detectors.sigma.trial;

import org.jspecify.annotations.NullMarked;
