package io.kumoban.engine.journal;

import io.airlift.compress.v3.zstd.ZstdCompressor;
import io.airlift.compress.v3.zstd.ZstdDecompressor;

/** Packs parts of blocks with Zstandard, by the native library where there is one. Used by one thread at a time. */
final class Packing {
    private final ZstdCompressor compressor = ZstdCompressor.create();
    private final ZstdDecompressor decompressor = ZstdDecompressor.create();

    /** Appends the packed form of some bytes and returns its length. */
    int pack(byte[] bytes, int length, ByteOutput into) {
        int most = compressor.maxCompressedLength(length);
        int at = into.grow(most);
        int size = compressor.compress(bytes, 0, length, into.bytes(), at, most);
        into.shrink(most - size);
        return size;
    }

    /**
     * Unpacks to exactly {@code length} bytes.
     *
     * @throws IndexOutOfBoundsException when the bytes are not what {@link #pack} wrote
     */
    void unpack(byte[] packed, int from, int size, byte[] into, int length) {
        int found;
        try {
            found = decompressor.decompress(packed, from, size, into, 0, length);
        } catch (IllegalArgumentException | io.airlift.compress.v3.MalformedInputException damaged) {
            throw new IndexOutOfBoundsException("a packed part is damaged: " + damaged.getMessage());
        }
        if (found != length) {
            throw new IndexOutOfBoundsException("a packed part gives " + found + " bytes, not " + length);
        }
    }
}
