package io.kumoban.engine.detect;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What a detector remembers of one key: an explicit value, bounded in size, that can be written down and read back at
 * any moment between two events. Reading back must give a state that behaves the same in all respects.
 */
public interface State {
    /** Writes everything that later decisions depend on. */
    void save(DataOutput out) throws IOException;

    /** Reads into a new state what {@link #save} wrote. */
    void load(DataInput in) throws IOException;
}
