package io.kumoban.bench.structure;

import java.util.List;

/** A way of saying where to look next. */
@FunctionalInterface
interface Ranking {
    /** Nodes to look at, the most promising first; only those that may be an answer to the clue. */
    List<Integer> of(Clue clue);
}
