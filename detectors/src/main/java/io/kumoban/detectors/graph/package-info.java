/** Scores of edges (source, destination, tick) as they stream by: how unusual each is for what came before it. */
@NullMarked
package io.kumoban.detectors.graph;

import org.jspecify.annotations.NullMarked;
