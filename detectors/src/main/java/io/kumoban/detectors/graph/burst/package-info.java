/** Scores of edge streams inside a replay: bursts of edges around one node, judged by that node's own history. */
@NullMarked
package io.kumoban.detectors.graph.burst;

import org.jspecify.annotations.NullMarked;
