/** The log formats: telling them apart by content, framing records, and decoding them into runs. */
@NullMarked
package io.kumoban.engine.format;

import org.jspecify.annotations.NullMarked;
