/** Rules in a replay. */
@NullMarked
package io.kumoban.detectors.sigma.replay;

import org.jspecify.annotations.NullMarked;
