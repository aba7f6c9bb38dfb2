/** Threat intelligence that ships with the detectors. */
@NullMarked
package io.kumoban.detectors.intel;

import org.jspecify.annotations.NullMarked;
