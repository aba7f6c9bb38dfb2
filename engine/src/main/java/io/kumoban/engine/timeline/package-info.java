/** The one total order: sorted runs, what waits for its turn, and what is put on disk meanwhile. */
@NullMarked
package io.kumoban.engine.timeline;

import org.jspecify.annotations.NullMarked;
