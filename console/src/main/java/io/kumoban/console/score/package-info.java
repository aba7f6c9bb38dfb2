/** How well a run found what is known to have happened. */
@NullMarked
package io.kumoban.console.score;

import org.jspecify.annotations.NullMarked;
