package io.kumoban.engine.source;

import java.io.Closeable;
import org.jspecify.annotations.Nullable;

/** The entries of one archive, one after another; an entry's bytes are good until the next is asked for. */
interface Archive extends Closeable {

    /** An entry that holds bytes. {@code name} is escaped. */
    record Entry(String name, Bytes bytes) {}

    /** The next entry that can be read, or null after the last. */
    @Nullable
    Entry next();

    /** Why the archive ended early; known once {@link #next} has returned null, else null. */
    @Nullable
    String failure();

    @Override
    void close();
}
