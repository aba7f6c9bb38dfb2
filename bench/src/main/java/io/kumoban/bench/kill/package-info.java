/** Holds the promise of resumed runs: kills real replays at seeded moments and compares what the resumed ones find. */
@NullMarked
package io.kumoban.bench.kill;

import org.jspecify.annotations.NullMarked;
