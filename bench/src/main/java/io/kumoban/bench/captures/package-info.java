/** Labelled captures of public data sets: what a replay of each finds, and what it finds beside. */
@NullMarked
package io.kumoban.bench.captures;

import org.jspecify.annotations.NullMarked;
