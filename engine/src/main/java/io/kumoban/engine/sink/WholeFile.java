package io.kumoban.engine.sink;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that appears whole or not at all: what is written goes to a temporary file beside it, and {@link #commit} puts
 * that in its place in one step. Closing without a commit leaves the old file as it was. A target that is no ordinary
 * file, such as {@code /dev/stdout}, is written directly.
 */
public final class WholeFile implements Closeable {
    private final Path target;
    private final Path written;
    private final FileChannel channel;
    private final OutputStream out;
    private boolean done;

    /** Begins the file. Its folder must exist. */
    public WholeFile(Path target) {
        try {
            this.target = Files.exists(target) ? target.toRealPath() : target.toAbsolutePath();
            boolean direct = Files.exists(this.target) && !Files.isRegularFile(this.target);
            written = direct ? this.target : this.target.resolveSibling("." + this.target.getFileName() + ".part");
            channel = direct
                    ? FileChannel.open(written, StandardOpenOption.WRITE)
                    : FileChannel.open(
                            written,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING);
            out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
        } catch (IOException e) {
            throw SinkError.writing(target, e);
        }
    }

    /** Writes a whole file of this text in UTF-8. */
    public static void write(Path target, String text) {
        try (WholeFile file = new WholeFile(target)) {
            file.append(text.getBytes(StandardCharsets.UTF_8));
            file.commit();
        }
    }

    public void append(byte[] bytes) {
        try {
            out.write(bytes);
        } catch (IOException e) {
            throw SinkError.writing(target, e);
        }
    }

    /** Empties what was written so far. */
    public void restart() {
        try {
            out.flush();
            if (!written.equals(target)) {
                channel.truncate(0);
            }
        } catch (IOException e) {
            throw SinkError.writing(target, e);
        }
    }

    /** Puts the file in place of the old one. */
    public void commit() {
        try {
            out.flush();
            if (!written.equals(target)) {
                channel.force(true);
                channel.close();
                move();
            }
            done = true;
        } catch (IOException e) {
            throw SinkError.writing(target, e);
        }
    }

    private void move() throws IOException {
        try {
            Files.move(written, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException notHere) {
            Files.move(written, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
            if (!done && !written.equals(target)) {
                Files.deleteIfExists(written);
            }
        } catch (IOException e) {
            throw SinkError.writing(target, e);
        }
    }
}
