/** The network: interfaces, conversations and name look-ups, and the flow and DNS records they leave. */
@NullMarked
package io.kumoban.datasets.network;

import org.jspecify.annotations.NullMarked;
