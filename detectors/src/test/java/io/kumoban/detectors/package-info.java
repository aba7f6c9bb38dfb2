/** Tests of all registered detectors alike. */
@NullMarked
package io.kumoban.detectors;

import org.jspecify.annotations.NullMarked;
