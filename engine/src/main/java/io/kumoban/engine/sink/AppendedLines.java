package io.kumoban.engine.sink;

import io.kumoban.engine.checkpoint.CheckpointError;
import java.io.Closeable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file of what happens as it happens: each line is handed to the system at once, so that others can follow it. */
public final class AppendedLines implements Closeable {
    private final Path target;
    private final String what;
    private final FileChannel channel;
    private final boolean ordinary;

    /**
     * Opens the file; what is in it stays until {@link #restart} or {@link #load}.
     *
     * @param what the lines are, for messages: {@code updates}
     */
    public AppendedLines(Path target, String what) {
        this.target = target;
        this.what = what;
        try {
            channel = FileChannel.open(target, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
            ordinary = Files.isRegularFile(target);
        } catch (IOException e) {
            throw SinkError.writing(target, e);
        }
    }

    public void append(byte[] line) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(line);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw SinkError.writing(target, e);
        }
    }

    /** Writes how long the file is. */
    void save(DataOutput out) throws IOException {
        if (ordinary) {
            channel.force(false);
        }
        out.writeLong(ordinary ? channel.position() : 0);
    }

    /** Cuts the file back to the length that {@link #save} wrote, to go on from there. */
    void load(DataInput in) throws IOException {
        long length = in.readLong();
        if (!ordinary) {
            return;
        }
        if (channel.size() < length) {
            throw new CheckpointError(
                    "The %s in %s are fewer than when the checkpoint was written; put the file back, or start"
                                    .formatted(what, target)
                            + " without --resume to begin anew.");
        }
        channel.truncate(length);
        channel.position(length);
    }

    /** Cuts the file back to nothing; a pipe or terminal keeps what it was told. */
    public void restart() {
        if (!ordinary) {
            return;
        }
        try {
            channel.truncate(0);
        } catch (IOException e) {
            throw SinkError.writing(target, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw SinkError.writing(target, e);
        }
    }
}
