/** Attacks as declarative scenarios: what a scenario is, and the account that it sees. */
@NullMarked
package io.kumoban.datasets.scenario;

import org.jspecify.annotations.NullMarked;
