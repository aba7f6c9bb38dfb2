/** Scenarios played into an account: steps become records, and the records label themselves. */
@NullMarked
package io.kumoban.datasets.scenario.play;

import org.jspecify.annotations.NullMarked;
