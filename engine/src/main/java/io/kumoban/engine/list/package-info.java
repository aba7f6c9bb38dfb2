/** Sets of addresses and domains that detectors match against. */
@NullMarked
package io.kumoban.engine.list;

import org.jspecify.annotations.NullMarked;
