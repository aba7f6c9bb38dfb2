package io.kumoban.engine.source;

import java.io.Closeable;
import org.jspecify.annotations.Nullable;

/** A run of bytes that ends well or ends in failure, and never throws for what it contains. */
interface Bytes extends Closeable {

    /** Reads at least one byte, or returns -1 at the end. {@code length} is at least 1. */
    int read(byte[] into, int from, int length);

    /** All bytes that are left, where they are in memory and end well; nothing is taken. Else null. */
    default @Nullable Stretch rest() {
        return null;
    }

    /** Passes over up to {@code count} bytes without reading them; returns how many, 0 where that cannot be done. */
    default long pass(long count) {
        return 0;
    }

    /** Why the bytes ended early or cannot be trusted; known once {@link #read} has returned -1, else null. */
    @Nullable
    String failure();

    @Override
    void close();

    /** No bytes, and the reason why. */
    record Failed(@Nullable String failure) implements Bytes {
        @Override
        public int read(byte[] into, int from, int length) {
            return -1;
        }

        @Override
        public void close() {}
    }
}
