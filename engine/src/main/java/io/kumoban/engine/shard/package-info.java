/** Running detectors: keyed states, timers and caps in 64 shards, the same under a test harness and in the pipeline. */
@NullMarked
package io.kumoban.engine.shard;

import org.jspecify.annotations.NullMarked;
