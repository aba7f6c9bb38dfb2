/** The wiring: from sources through decoders, timeline and shards to findings, and the account of a run. */
@NullMarked
package io.kumoban.engine.pipeline;

import org.jspecify.annotations.NullMarked;
