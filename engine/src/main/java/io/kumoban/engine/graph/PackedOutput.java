package io.kumoban.engine.graph;

import io.airlift.compress.v3.zstd.ZstdJavaCompressor;
import io.kumoban.engine.sink.WholeFile;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * Numbers and bytes on their way to a file, in blocks of up to a mebibyte that are packed with Zstandard. In front of each
 * stand its plain length, its packed length and the CRC-32C of its place in the file, both lengths and the packed bytes, 32
 * bits each. A block of plain length 0 is the end.
 */
final class PackedOutput {
    /** The longest plain block. */
    static final int BLOCK = 1 << 20;
    /** Bytes in front of a block. */
    static final int HEAD = 3 * Integer.BYTES;

    private static final int LONGEST_NUMBER = 10;

    private final WholeFile file;
    // Not the native one: another release of it may pack otherwise, and the same graph is to give the same bytes.
    private final ZstdJavaCompressor compressor = new ZstdJavaCompressor();
    private final byte[] block = new byte[BLOCK];
    private final byte[] packed = new byte[compressor.maxCompressedLength(BLOCK)];
    private int length;
    private int blocks;

    PackedOutput(WholeFile file) {
        this.file = file;
    }

    /** The checksum of a block. */
    static int checksum(int number, int plain, int length, byte[] packed) {
        CRC32C sum = new CRC32C();
        sum.update(ByteBuffer.allocate(HEAD)
                .putInt(number)
                .putInt(plain)
                .putInt(length)
                .flip());
        sum.update(packed, 0, length);
        return (int) sum.getValue();
    }

    /** Writes a number, seven bits a byte, the lowest first. */
    void number(long value) {
        room(LONGEST_NUMBER);
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            block[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        block[length++] = (byte) rest;
    }

    /** Writes bytes, fewer than a block. */
    void bytes(byte[] bytes) {
        room(bytes.length);
        System.arraycopy(bytes, 0, block, length, bytes.length);
        length += bytes.length;
    }

    /** Writes what is left, and the end. */
    void end() {
        if (length > 0) {
            flush();
        }
        flush();
    }

    private void room(int more) {
        if (length + more > BLOCK) {
            flush();
        }
    }

    private void flush() {
        int size = length == 0 ? 0 : compressor.compress(block, 0, length, packed, 0, packed.length);
        file.append(ByteBuffer.allocate(HEAD)
                .putInt(length)
                .putInt(size)
                .putInt(checksum(blocks, length, size, packed))
                .array());
        file.append(Arrays.copyOf(packed, size));
        blocks++;
        length = 0;
    }
}
