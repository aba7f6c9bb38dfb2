package io.kumoban.engine.source;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** {@link Inflating} by the JDK's own zlib. */
final class JdkInflating implements Inflating {
    private final Inflater inflater = new Inflater(true);
    private @Nullable String failure;

    @Override
    public void reset() {
        inflater.reset();
        failure = null;
    }

    @Override
    public void input(byte[] from, int offset, int length) {
        inflater.setInput(from, offset, length);
    }

    @Override
    public int inflate(byte[] into, int offset, int length) {
        long before = inflater.getBytesWritten();
        try {
            int count = inflater.inflate(into, offset, length);
            if (count == 0 && inflater.needsDictionary()) {
                failure = "the deflate data asks for a preset dictionary";
            }
            return count;
        } catch (DataFormatException corrupt) {
            failure = "the deflate data is corrupt";
            // zlib writes what it could before it stumbles, and the inflater counts it.
            return (int) (inflater.getBytesWritten() - before);
        }
    }

    @Override
    public int remaining() {
        return inflater.getRemaining();
    }

    @Override
    public boolean finished() {
        return inflater.finished();
    }

    @Override
    public @Nullable String failure() {
        return failure;
    }

    @Override
    public void end() {
        inflater.end();
    }
}
