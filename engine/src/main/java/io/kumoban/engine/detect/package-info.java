/** The detector contract: keyed state machines that see events and a context, and nothing else. */
@NullMarked
package io.kumoban.engine.detect;

import org.jspecify.annotations.NullMarked;
