/** The journal: logs sorted and written once, as blocks of columns on a Chronicle Queue, to be replayed many times. */
@NullMarked
package io.kumoban.engine.journal;

import org.jspecify.annotations.NullMarked;
