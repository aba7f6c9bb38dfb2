/** Findings, scores and truth as tables that other programs load: which columns there are, and what stands in them. */
@NullMarked
package io.kumoban.console.table;

import org.jspecify.annotations.NullMarked;
