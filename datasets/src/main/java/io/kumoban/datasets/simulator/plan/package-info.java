/** How much happens where and when: the options of a data set, and the share of it that each account and hour gets. */
@NullMarked
package io.kumoban.datasets.simulator.plan;

import org.jspecify.annotations.NullMarked;
