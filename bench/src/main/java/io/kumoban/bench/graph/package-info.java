/** How well and how fast edges are scored, beside trivial scores and the program of the MIDAS authors. */
@NullMarked
package io.kumoban.bench.graph;

import org.jspecify.annotations.NullMarked;
