/** How well findings and scores meet what is known to have happened. */
@NullMarked
package io.kumoban.datasets.score;

import org.jspecify.annotations.NullMarked;
