package io.kumoban.engine.pipeline;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Set;

/** Results that outlive their process: they can be written into a checkpoint, and cut back to it by a later process. */
public interface LastingResults extends Results {
    /**
     * Writes all that later results depend on, and how long the append-only outputs are; in stream order, as everything
     * but {@link #reject} is.
     *
     * @return the names of the files beside the checkpoints that it refers to
     */
    Set<String> save(DataOutput out) throws IOException;

    /**
     * Reads into new results what {@link #save} wrote, and cuts the outputs back. Rejects are not among it; they are
     * handed over again.
     *
     * @return the names of the files beside the checkpoints that it refers to
     */
    Set<String> load(DataInput in) throws IOException;
}
