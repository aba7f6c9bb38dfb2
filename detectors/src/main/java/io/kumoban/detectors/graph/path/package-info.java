/** Detectors that judge paths of edges through the graph of who calls what from where: network, identity, API, bucket. */
@NullMarked
package io.kumoban.detectors.graph.path;

import org.jspecify.annotations.NullMarked;
