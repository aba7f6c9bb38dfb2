/** A run repeated from its manifest: whether it starts from the same, and whether it ends with the same. */
@NullMarked
package io.kumoban.console.reproduce;

import org.jspecify.annotations.NullMarked;
