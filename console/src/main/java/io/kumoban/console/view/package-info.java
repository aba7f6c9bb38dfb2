/** How results look: text made safe, measured and cut for a terminal, tables, colours and progress. */
@NullMarked
package io.kumoban.console.view;

import org.jspecify.annotations.NullMarked;
