/** Files that others make and that a run is told beside its logs, such as lists and databases: how they are read. */
@NullMarked
package io.kumoban.engine.feed;

import org.jspecify.annotations.NullMarked;
