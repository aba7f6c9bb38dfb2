/** Detectors that judge first meetings: of a host with a port, of a client with a domain that none of its peers ever met. */
@NullMarked
package io.kumoban.detectors.graph.meet;

import org.jspecify.annotations.NullMarked;
