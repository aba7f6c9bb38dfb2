/** The score board: all scenarios in simulated organisations, at every level of stealth, and what was found of them. */
@NullMarked
package io.kumoban.bench.board;

import org.jspecify.annotations.NullMarked;
