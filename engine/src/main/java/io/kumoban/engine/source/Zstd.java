package io.kumoban.engine.source;

import io.airlift.compress.v3.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Zstandard data, frames in a chain included; content checksums are checked where the data carries them. */
final class Zstd implements Bytes {
    private static final int BUFFER = 64 << 10;

    private final Input input;
    // The native decoder gives out what precedes damage; the Java one, taken where there is no native, often less.
    private final InputStream decoder;
    /** It is always asked for as much, since how much it gives out before damage depends on that. */
    private final byte[] buffer = new byte[BUFFER];

    private int position;
    private int limit;
    private @Nullable String failure;
    private boolean ended;

    Zstd(Input input) {
        this.input = input;
        this.decoder = ZstdInputStream.create(new Feed(input));
    }

    @Override
    public int read(byte[] into, int from, int length) {
        if (position == limit && !fill()) {
            return -1;
        }
        int count = Math.min(length, limit - position);
        System.arraycopy(buffer, position, into, from, count);
        position += count;
        return count;
    }

    private boolean fill() {
        if (ended) {
            return false;
        }
        position = 0;
        limit = 0;
        try {
            int count = decoder.read(buffer, 0, BUFFER);
            if (count > 0) {
                limit = count;
                return true;
            }
            failure = input.failure();
        } catch (IOException | RuntimeException damaged) {
            failure = input.failureOr("the zstd data is corrupt or cut off");
        }
        ended = true;
        return false;
    }

    @Override
    public @Nullable String failure() {
        return failure;
    }

    @Override
    public void close() {
        try {
            decoder.close();
        } catch (IOException cannotHappen) {
            throw new UncheckedIOException("Closing a zstd decoder failed: " + cannotHappen.getMessage(), cannotHappen);
        } finally {
            input.close();
        }
    }

    private static final class Feed extends InputStream {
        private final Input input;

        Feed(Input input) {
            this.input = input;
        }

        @Override
        public int read() {
            return input.take();
        }

        @Override
        public int read(byte[] into, int from, int length) {
            return length == 0 ? 0 : input.read(into, from, length);
        }
    }
}
