package io.kumoban.engine.format;

import io.kumoban.engine.scan.ByteOrderMark;
import org.jspecify.annotations.Nullable;

/**
 * Plain bytes of one file or archive member, cut at record borders, on their way to a decoder. Reused: the reader fills
 * it, the decoder empties it.
 */
public final class Block {
    /** The bytes; the records lie from {@link #from} to {@link #to}. */
    public byte[] bytes = {};

    public int from;
    public int to;
    /** Where {@code bytes[0]} would lie in the plain bytes of the member; may be negative. */
    public long origin;
    /** The number of the member, see {@link io.kumoban.engine.source}. */
    public int member;

    public Format format = Format.UNKNOWN;
    /** Whether the member ends here, so that what is open now stays open. */
    public boolean last;
    /** For flow text: the header line in force where the block begins; null for the default columns. */
    public byte @Nullable [] header;
    /** For JSON: what is open where the block begins. */
    public Nesting nesting = Nesting.NONE;

    /** Where a byte of this block lies in the member. */
    public long offset(int index) {
        return origin + index;
    }

    /** Where its text begins: behind a byte order mark, which stands at the very beginning of a member only. */
    int textStart() {
        return offset(from) == 0 ? from + ByteOrderMark.length(bytes, from, to) : from;
    }
}
