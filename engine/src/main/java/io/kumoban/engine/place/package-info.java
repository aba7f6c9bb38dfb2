/** Where addresses are and whose network they belong to, as databases of others tell it. */
@NullMarked
package io.kumoban.engine.place;

import org.jspecify.annotations.NullMarked;
