/** Hostile records: mutates well-formed ones of our own making, and holds the decoders' quick ways against the plain ones. */
@NullMarked
package io.kumoban.bench.mutate;

import org.jspecify.annotations.NullMarked;
