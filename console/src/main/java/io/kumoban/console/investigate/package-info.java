/** Investigations: all that a run, and the logs, tell of one entity. */
@NullMarked
package io.kumoban.console.investigate;

import org.jspecify.annotations.NullMarked;
