package io.kumoban.engine.sink;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Each new or updated finding as it happens: one line, handed to the system at once, so that others can follow it. */
public final class UpdatesFile implements Closeable {
    private final Path target;
    private final FileChannel channel;
    private final boolean ordinary;

    /** Opens the file and empties it. */
    public UpdatesFile(Path target) {
        this.target = target;
        try {
            channel = FileChannel.open(target, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
            ordinary = Files.isRegularFile(target);
        } catch (IOException e) {
            throw SinkError.writing(target, e);
        }
        restart();
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
