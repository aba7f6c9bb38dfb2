package io.kumoban.engine.source;

import dev.hardwood.InputFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * Opens files as plain bytes, whatever they are packed in. Shared by all workers of a run, which reuse each other's
 * inflaters; each reader belongs to one thread.
 */
public final class LogSource implements Closeable {
    private static final int LARGEST_BUFFER = 256 << 10;

    private final ReadLimits limits;
    private final Inflaters inflaters;

    public LogSource(ReadLimits limits, Inflation inflation) {
        this.limits = limits;
        this.inflaters = new Inflaters(JdkInflating::new, inflation);
    }

    /** Unpacks with the quickest inflater there is. */
    public LogSource(ReadLimits limits) {
        this(limits, Inflation.AUTO);
    }

    /** Opens a file. One that cannot be opened is a reader whose only member is damaged. */
    public PlainReader open(SourceFile file) {
        Meter meter = new Meter(limits, file.size(), UnpackingReader.COUNTERS);
        Input input = new Input(FileBytes.open(file.path(), meter), capacity(file.size()));
        return new UnpackingReader(file, input, new OnDisk(file.path()), limits, meter, inflaters);
    }

    /** Reads a file that is in memory already and fills the first {@code length} bytes of an array. */
    public PlainReader open(SourceFile file, byte[] bytes, int length) {
        return open(file, bytes, 0, length);
    }

    /**
     * Reads a file that is in memory already: the quick way for small files. Works for every kind of file; a zip
     * archive is copied once.
     *
     * @param bytes an array that holds the file's bytes, read in place and not to be changed until the reader is closed
     * @param from where they begin
     * @param to where they end
     */
    public PlainReader open(SourceFile file, byte[] bytes, int from, int to) {
        Meter meter = new Meter(limits, to - from, UnpackingReader.COUNTERS);
        meter.take(to - from);
        return new UnpackingReader(
                file, new Input(bytes, from, to), new InMemory(bytes, from, to), limits, meter, inflaters);
    }

    /** Gives back the memory of idle inflaters; readers must be closed before. */
    @Override
    public void close() {
        inflaters.end();
    }

    /** A buffer's size for data of that many bytes: small for small files, of which there are many. */
    static int capacity(long size) {
        return Math.clamp(size, Container.HEAD, LARGEST_BUFFER);
    }

    private record OnDisk(Path path) implements UnpackingReader.AnyOrder {
        @Override
        public SeekableByteChannel channel() throws IOException {
            return Files.newByteChannel(path);
        }

        @Override
        public InputFile parquet() {
            return InputFile.of(path);
        }
    }

    private record InMemory(Stretch bytes) implements UnpackingReader.AnyOrder {
        InMemory(byte[] bytes, int from, int to) {
            this(new Stretch(bytes, from, to));
        }

        @Override
        public SeekableByteChannel channel() {
            return new SeekableInMemoryByteChannel(Arrays.copyOfRange(bytes.bytes(), bytes.from(), bytes.to()));
        }

        @Override
        public InputFile parquet() {
            return InputFile.of(
                    ByteBuffer.wrap(bytes.bytes(), bytes.from(), bytes.length()).slice());
        }
    }
}
