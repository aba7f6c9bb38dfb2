/** The console: the {@code kumoban} command line, where a run is asked for and its findings are read. */
@NullMarked
package io.kumoban.console;

import org.jspecify.annotations.NullMarked;
