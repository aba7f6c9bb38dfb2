/** Tests that other programs read the exported tables as they were meant. */
@NullMarked
package io.kumoban.bench.tables;

import org.jspecify.annotations.NullMarked;
