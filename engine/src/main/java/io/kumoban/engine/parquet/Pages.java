package io.kumoban.engine.parquet;

import io.airlift.compress.v3.zstd.ZstdJavaCompressor;
import java.util.Arrays;
import java.util.zip.CRC32;

/** Makes data pages of chunks, each packed and behind its header. */
final class Pages {
    /** Numbers of {@code parquet.thrift}. */
    static final int PLAIN = 0;

    static final int RUNS = 3;
    static final int ZSTD = 6;
    private static final int DATA_PAGE = 0;

    /** The one in Java and no native one, so that the bytes do not depend on the machine. */
    private final ZstdJavaCompressor compressor = new ZstdJavaCompressor();

    /**
     * A page as it is written.
     *
     * @param plainSize bytes that header and values take before packing
     */
    record Page(byte[] header, byte[] packed, int plainSize) {}

    Page of(ColumnChunk chunk) {
        Plain plain = chunk.page();
        byte[] room = new byte[compressor.maxCompressedLength(plain.size())];
        int size = compressor.compress(plain.array(), 0, plain.size(), room, 0, room.length);
        byte[] packed = Arrays.copyOf(room, size);
        byte[] header = header(packed, plain.size(), chunk.count());
        return new Page(header, packed, header.length + plain.size());
    }

    private static byte[] header(byte[] packed, int plainSize, int values) {
        CRC32 crc = new CRC32();
        crc.update(packed);
        Plain header = new Plain();
        Thrift page = new Thrift(header);
        page.i32(1, DATA_PAGE);
        page.i32(2, plainSize);
        page.i32(3, packed.length);
        page.i32(4, (int) crc.getValue());
        page.struct(5);
        page.i32(1, values);
        page.i32(2, PLAIN);
        page.i32(3, RUNS);
        page.i32(4, RUNS);
        page.end();
        page.end();
        return header.bytes();
    }
}
