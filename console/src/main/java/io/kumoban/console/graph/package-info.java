/** Edge streams as files: read line by line, scored, and made from logs. */
@NullMarked
package io.kumoban.console.graph;

import org.jspecify.annotations.NullMarked;
