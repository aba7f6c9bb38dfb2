package io.kumoban.console.graph;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;

/** The bytes of an edge stream: a file or standard input, plain or packed with gzip, which the first bytes tell. */
public final class EdgeFile implements AutoCloseable {
    /** Stands for standard input. */
    public static final String STANDARD_INPUT = "-";

    private static final int PIECE = 1 << 16;
    private static final byte[] GZIP = {0x1f, (byte) 0x8b};

    private final String name;
    private final long size;
    private final Counted stored;
    private final InputStream plain;

    private EdgeFile(String name, InputStream in, long size) throws IOException {
        this.name = name;
        this.size = size;
        this.stored = new Counted(in);
        BufferedInputStream buffered = new BufferedInputStream(stored, PIECE);
        buffered.mark(GZIP.length);
        boolean packed = Arrays.equals(buffered.readNBytes(GZIP.length), GZIP);
        buffered.reset();
        this.plain = packed ? new GZIPInputStream(buffered, PIECE) : buffered;
    }

    /**
     * Opens a file, or standard input for {@value #STANDARD_INPUT}.
     *
     * @throws EdgeError when it cannot be read
     */
    public static EdgeFile open(String path) {
        boolean standard = path.equals(STANDARD_INPUT);
        String name = standard ? "standard input" : path;
        try {
            return standard
                    ? new EdgeFile(name, System.in, 0)
                    : new EdgeFile(name, Files.newInputStream(Path.of(path)), Files.size(Path.of(path)));
        } catch (NoSuchFileException missing) {
            throw new EdgeError(
                    "There is no file %s; name one with the edges, or - for standard input.".formatted(path));
        } catch (IOException unreadable) {
            throw new EdgeError("The file %s cannot be read (%s).".formatted(path, String.valueOf(unreadable)));
        }
    }

    /** What it is called in messages. */
    public String name() {
        return name;
    }

    /** The plain bytes; closed with this. */
    public InputStream plain() {
        return plain;
    }

    /** How much of the file is read, 0 to 1; 0 for standard input. */
    public double share() {
        return size == 0 ? 0 : (double) stored.count.get() / size;
    }

    @Override
    public void close() {
        try {
            plain.close();
        } catch (IOException unreadable) {
            throw new EdgeError("The file %s cannot be closed (%s).".formatted(name, String.valueOf(unreadable)));
        }
    }

    private static final class Counted extends FilterInputStream {
        private final AtomicLong count = new AtomicLong();

        private Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int read = super.read(into, from, length);
            count.addAndGet(Math.max(0, read));
            return read;
        }
    }
}
