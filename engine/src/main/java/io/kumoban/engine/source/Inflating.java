package io.kumoban.engine.source;

import org.jspecify.annotations.Nullable;

/**
 * Raw deflate data (no zlib or gzip frame) turned into plain bytes, step by step, from whatever arrives. Used by one
 * thread at a time.
 */
interface Inflating {

    /** Forgets everything; the next input begins a new deflate stream. */
    void reset();

    /** Gives input; called only when {@link #remaining()} is 0. The array is read until the input is used up. */
    void input(byte[] from, int offset, int length);

    /**
     * Inflates.
     *
     * @return bytes written, also those that came out before {@link #failure()}; 0 when input is needed, at the end
     *     of the stream, or on failure
     */
    int inflate(byte[] into, int offset, int length);

    /** Input bytes given and not used yet. */
    int remaining();

    /** Whether the end of the deflate stream was reached. */
    boolean finished();

    /** What is wrong with the data, or null. */
    @Nullable
    String failure();

    /** Gives back memory held outside the heap. */
    void end();
}
