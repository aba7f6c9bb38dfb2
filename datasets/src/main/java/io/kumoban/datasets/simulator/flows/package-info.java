/** VPC flow records at volume: conversations as the interfaces on their way see them. */
@NullMarked
package io.kumoban.datasets.simulator.flows;

import org.jspecify.annotations.NullMarked;
