package io.kumoban.engine.checkpoint;

import io.kumoban.engine.event.Saved;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/**
 * An append-only file beside checkpoints: a checkpoint says how much of it there was, and going on from that cuts it back.
 * Safe for several threads.
 */
public final class AppendLog implements Closeable {
    private static final int BUFFER = 1 << 16;

    private final Path folder;
    private final String purpose;
    private Path path;
    private FileChannel channel;
    private OutputStream out;

    /** Opens a new, empty file of this purpose. */
    public AppendLog(Path folder, String purpose) {
        this.folder = folder;
        this.purpose = purpose;
        try {
            path = CheckpointFolder.newSide(folder, purpose);
            channel = open(path);
            out = stream(channel);
        } catch (IOException e) {
            throw failed("opened", e);
        }
    }

    public synchronized void append(byte[] bytes) {
        try {
            out.write(bytes);
        } catch (IOException e) {
            throw failed("written", e);
        }
    }

    /** Begins a new, empty file; the one so far is left to the checkpoints that refer to it. */
    public synchronized void restart() {
        try {
            channel.close();
            path = CheckpointFolder.newSide(folder, purpose);
            channel = open(path);
            out = stream(channel);
        } catch (IOException e) {
            throw failed("opened", e);
        }
    }

    /** Writes name and length; returns the name. */
    public synchronized String save(DataOutput to) throws IOException {
        out.flush();
        channel.force(false);
        String name = path.getFileName().toString();
        Saved.writeText(to, name);
        to.writeLong(channel.position());
        return name;
    }

    /**
     * What {@link #save} wrote.
     *
     * @param name   of the file in its folder
     * @param length how much of it there was, in bytes
     */
    public record Saving(String name, long length) {
        /** Reads the file up to that length; to be closed by the caller. */
        public InputStream open(Path folder) throws IOException {
            Path file = folder.resolve(name);
            requireLength(file, Files.size(file), length);
            return new Beginning(new BufferedInputStream(Files.newInputStream(file), BUFFER), length);
        }
    }

    /** The first bytes of a stream. */
    private static final class Beginning extends FilterInputStream {
        private long left;

        private Beginning(InputStream in, long length) {
            super(in);
            left = length;
        }

        @Override
        public int read() throws IOException {
            return left-- > 0 ? super.read() : -1;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int count = left <= 0 ? -1 : super.read(into, from, (int) Math.min(length, left));
            left -= Math.max(count, 0);
            return count;
        }
    }

    /** Reads name and length alone. */
    public static Saving saved(DataInput from) throws IOException {
        return new Saving(Saved.readText(from), from.readLong());
    }

    private static void requireLength(Path file, long there, long told) {
        if (there < told) {
            throw new CheckpointError(
                    "The file %s is shorter than its checkpoint says; start without --resume to begin anew."
                            .formatted(file));
        }
    }

    /** Goes on with the file that {@link #save} named, cut back to its length then; returns its name. */
    public synchronized String load(DataInput from) throws IOException {
        channel.close();
        Files.deleteIfExists(path);
        Saving saved = saved(from);
        path = folder.resolve(saved.name);
        channel = open(path);
        requireLength(path, channel.size(), saved.length);
        channel.truncate(saved.length);
        channel.position(saved.length);
        out = stream(channel);
        return saved.name;
    }

    /** Hands over what was appended so far, piece by piece. */
    public synchronized void copyTo(Consumer<byte[]> pieces) {
        try {
            out.flush();
            try (InputStream in = Files.newInputStream(path)) {
                byte[] piece = in.readNBytes(BUFFER);
                while (piece.length > 0) {
                    pieces.accept(piece);
                    piece = in.readNBytes(BUFFER);
                }
            }
        } catch (IOException e) {
            throw failed("read", e);
        }
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
    }

    private static OutputStream stream(FileChannel channel) {
        return new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
    }

    private CheckpointError failed(String verb, IOException cause) {
        return new CheckpointError(
                "The file %s beside the checkpoints in %s cannot be %s (%s); the last checkpoint still stands. Check that"
                                .formatted(purpose, folder, verb, cause.getMessage())
                        + " the disk has room, and go on with --resume.",
                cause);
    }

    @Override
    public synchronized void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw failed("closed", e);
        }
    }
}
