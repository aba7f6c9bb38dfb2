package io.kumoban.engine.source;

import io.airlift.compress.v3.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Zstandard data, frames in a chain included; content checksums are checked where the data carries them. */
final class Zstd implements Bytes {
    private final Input input;
    // The native decoder gives out what precedes damage; the Java one, taken where there is no native, often less.
    private final InputStream decoder;
    private @Nullable String failure;
    private boolean ended;

    Zstd(Input input) {
        this.input = input;
        this.decoder = ZstdInputStream.create(new Feed(input));
    }

    @Override
    public int read(byte[] into, int from, int length) {
        if (ended) {
            return -1;
        }
        try {
            int count = decoder.read(into, from, length);
            if (count > 0) {
                return count;
            }
            failure = input.failure();
        } catch (IOException | RuntimeException damaged) {
            failure = input.failureOr("the zstd data is corrupt or cut off");
        }
        ended = true;
        return -1;
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
