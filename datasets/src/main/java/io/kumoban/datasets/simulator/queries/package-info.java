/** Resolver query records at volume: who asks for which name, and what comes back. */
@NullMarked
package io.kumoban.datasets.simulator.queries;

import org.jspecify.annotations.NullMarked;
