/** What flows through the engine: runs of columns, the cursors that read them, and the total order between events. */
@NullMarked
package io.kumoban.engine.event;

import org.jspecify.annotations.NullMarked;
