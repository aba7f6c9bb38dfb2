/**
 * The end-to-end benchmark against named peers: one corpus, ten predicates that every peer answers with the same hits, and
 * a fresh JVM for each measurement.
 */
@NullMarked
package io.kumoban.bench.peers;

import org.jspecify.annotations.NullMarked;
