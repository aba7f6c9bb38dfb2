/** Where results go: the files of a run, written whole or line by line, and read back. */
@NullMarked
package io.kumoban.engine.sink;

import org.jspecify.annotations.NullMarked;
