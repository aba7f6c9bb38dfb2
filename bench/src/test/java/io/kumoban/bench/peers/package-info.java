/** Tests that all peers answer alike, and that their figures are told rightly. Nothing is timed. */
@NullMarked
package io.kumoban.bench.peers;

import org.jspecify.annotations.NullMarked;
