/**
 * Attacks in the simulated organisation: scenarios of the library, played by its people and machines at times and places
 * that follow from the seed.
 */
@NullMarked
package io.kumoban.datasets.simulator.attacks;

import org.jspecify.annotations.NullMarked;
