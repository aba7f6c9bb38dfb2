package io.kumoban.datasets.delivery;

import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Packs whole files with gzip into a buffer that is used again; no time of making goes in. Belongs to one thread; to be closed,
 * since the deflater's memory lies outside the heap.
 */
public final class GzipPacker implements AutoCloseable {
    /**
     * The level: on the simulator's files twice as fast as the usual level 6 for a tenth more bytes, while the levels below are
     * hardly faster (docs/datasets.md has the figures).
     */
    private static final int LEVEL = 3;

    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 4, (byte) 0xff};
    private static final int TRAILER = 8;

    private final Deflater deflater = new Deflater(LEVEL, true);
    private final CRC32 crc = new CRC32();
    private byte[] packed = new byte[1 << 16];
    private int length;

    /** Packs a stretch of bytes; {@link #packed()} and {@link #length()} have the result until the next. */
    public void pack(byte[] plain, int offset, int count) {
        System.arraycopy(HEADER, 0, packed, 0, HEADER.length);
        length = HEADER.length;
        deflater.reset();
        deflater.setInput(plain, offset, count);
        deflater.finish();
        while (!deflater.finished()) {
            if (packed.length - length < 1024) {
                packed = Arrays.copyOf(packed, 2 * packed.length);
            }
            length += deflater.deflate(packed, length, packed.length - length);
        }
        crc.reset();
        crc.update(plain, offset, count);
        packed = packed.length - length < TRAILER ? Arrays.copyOf(packed, length + TRAILER) : packed;
        little((int) crc.getValue());
        little(count);
    }

    /** The packed bytes, from the beginning of the array. */
    public byte[] packed() {
        return packed;
    }

    /** How many packed bytes there are. */
    public int length() {
        return length;
    }

    private void little(int value) {
        for (int shift = 0; shift < 32; shift += 8) {
            packed[length++] = (byte) (value >>> shift);
        }
    }

    @Override
    public void close() {
        deflater.end();
    }
}
