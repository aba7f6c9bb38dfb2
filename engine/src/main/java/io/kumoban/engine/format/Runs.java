package io.kumoban.engine.format;

import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.Run;

/** Where the rows of a block go: a run for each family that is in it. */
@FunctionalInterface
public interface Runs {
    /** The run that takes the next row of a family. */
    Run of(Kind kind);
}
