package io.kumoban.engine.source;

import dev.hardwood.InputFile;
import io.kumoban.engine.source.parquet.ParquetText;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The rows of a Parquet file as the bytes of a text; see {@link ParquetText}. */
final class ParquetBytes implements Bytes {
    /** Bytes of a Parquet file at most that lies in an archive or in compressed data, and so must be held as a whole. */
    static final int MOST_HELD = 64 << 20;

    private final ParquetText text;
    private final @Nullable Meter meter;
    private final long packed;
    private long taken;
    private byte[] line = {};
    private int position;

    private ParquetBytes(InputFile file, @Nullable Meter meter, long packed) {
        text = new ParquetText(file);
        this.meter = meter;
        this.packed = packed;
    }

    /**
     * A file that can be read in any order. Its bytes are taken as its rows are read, so that what a few bytes unpack to
     * is held against them.
     */
    static Bytes of(InputFile file, Meter meter, long size) {
        return new ParquetBytes(file, meter, size);
    }

    /** A file that can only be read from its beginning: it is held in memory, since its end says what it is. */
    static Bytes of(Bytes file) {
        byte[] held = new byte[1 << 16];
        int length = 0;
        try (file) {
            while (true) {
                if (length == held.length) {
                    if (length == MOST_HELD) {
                        return new Failed(
                                "a Parquet file of more than %,d MiB inside of an archive or of compressed data;"
                                                .formatted(MOST_HELD >> 20)
                                        + " unpack it first");
                    }
                    held = Arrays.copyOf(held, Math.min(MOST_HELD, 2 * length));
                }
                int count = file.read(held, length, held.length - length);
                if (count < 0) {
                    break;
                }
                length += count;
            }
            String failure = file.failure();
            return failure == null
                    ? new ParquetBytes(
                            InputFile.of(ByteBuffer.wrap(held, 0, length).slice()), null, 0)
                    : new Failed(failure);
        }
    }

    @Override
    public int read(byte[] into, int from, int length) {
        while (position == line.length) {
            byte[] next = text.next();
            if (next == null) {
                take(packed);
                return -1;
            }
            line = next;
            position = 0;
            take((long) (packed * text.share()));
        }
        int count = Math.min(length, line.length - position);
        System.arraycopy(line, position, into, from, count);
        position += count;
        return count;
    }

    private void take(long soFar) {
        if (meter != null && soFar > taken) {
            meter.take(soFar - taken);
            taken = soFar;
        }
    }

    @Override
    public @Nullable String failure() {
        String failure = text.failure();
        return failure == null ? null : "the Parquet file cannot be read on: " + failure;
    }

    @Override
    public void close() {
        text.close();
    }
}
