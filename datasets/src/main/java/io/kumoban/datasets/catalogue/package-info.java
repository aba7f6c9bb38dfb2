/** Public data sets: which there are, where they come from, and how they get here. */
@NullMarked
package io.kumoban.datasets.catalogue;

import org.jspecify.annotations.NullMarked;
