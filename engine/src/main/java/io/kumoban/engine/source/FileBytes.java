package io.kumoban.engine.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The bytes of a stream that comes from a file, counted as taken from it; an I/O error is a failure of the bytes. */
final class FileBytes implements Bytes {
    private final InputStream stream;
    private final Meter meter;
    private @Nullable String failure;
    private boolean ended;

    FileBytes(InputStream stream, Meter meter) {
        this.stream = stream;
        this.meter = meter;
    }

    static Bytes open(Path path, Meter meter) {
        try {
            return new FileBytes(Files.newInputStream(path), meter);
        } catch (IOException unreadable) {
            return new Failed("the file cannot be opened: " + Trouble.of(unreadable));
        }
    }

    @Override
    public int read(byte[] into, int from, int length) {
        if (ended) {
            return -1;
        }
        try {
            int count = stream.read(into, from, length);
            if (count > 0) {
                meter.take(count);
                return count;
            }
        } catch (IOException | RuntimeException broken) {
            failure = "the file cannot be read on: " + Trouble.of(broken);
        }
        ended = true;
        return -1;
    }

    @Override
    public long pass(long count) {
        try {
            long passed = ended ? 0 : stream.skip(count);
            meter.take(passed);
            return passed;
        } catch (IOException broken) {
            return 0;
        }
    }

    @Override
    public @Nullable String failure() {
        return failure;
    }

    @Override
    public void close() {
        ended = true;
        try {
            stream.close();
        } catch (IOException nothingIsLost) {
            // The file was only read.
            return;
        }
    }
}
