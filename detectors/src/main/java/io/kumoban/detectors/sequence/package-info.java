/** Signals of one actor put in order: when single steps add up to an attack. */
@NullMarked
package io.kumoban.detectors.sequence;

import org.jspecify.annotations.NullMarked;
