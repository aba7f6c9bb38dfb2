package io.kumoban.engine.pipeline;

import io.kumoban.engine.checkpoint.AppendLog;
import io.kumoban.engine.checkpoint.CheckpointFolder;
import io.kumoban.engine.event.Saved;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/**
 * The bad records so far, on disk beside the checkpoints, each with the slot that it came in: those of input that is
 * read again come again, and the others are taken from here. Safe for several threads.
 */
final class RejectLog implements Closeable {
    private final CheckpointFolder folder;
    private final AppendLog log;

    RejectLog(CheckpointFolder folder) {
        this.folder = folder;
        log = new AppendLog(folder.path(), "rejects");
    }

    void append(int file, int ordinal, Reject reject) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(128 + reject.sample().length);
        DataOutputStream out = new DataOutputStream(bytes);
        try {
            out.writeInt(file);
            out.writeInt(ordinal);
            Saved.writeText(out, reject.file());
            out.writeLong(reject.offset());
            out.writeLong(reject.length());
            Saved.writeText(out, reject.reason());
            out.writeInt(reject.sample().length);
            out.write(reject.sample());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        log.append(bytes.toByteArray());
    }

    /** Writes how long it is; returns its name. */
    String save(DataOutput out) throws IOException {
        return log.save(out);
    }

    /**
     * Reads the log that {@link #save} named and takes over what came from input that is not read again.
     *
     * @return the name of that log
     */
    String load(DataInput in, Plan plan, Consumer<Reject> kept) throws IOException {
        AppendLog.Saving saved = AppendLog.saved(in);
        try (DataInputStream old = new DataInputStream(saved.open(folder.path()))) {
            while (true) {
                int file;
                try {
                    file = old.readInt();
                } catch (EOFException end) {
                    return saved.name();
                }
                int ordinal = old.readInt();
                Reject reject = read(old);
                if (plan.wasRead(file, ordinal)) {
                    append(file, ordinal, reject);
                    kept.accept(reject);
                }
            }
        }
    }

    private static Reject read(DataInput in) throws IOException {
        String file = Saved.readText(in);
        long offset = in.readLong();
        long length = in.readLong();
        String reason = Saved.readText(in);
        byte[] sample = new byte[in.readInt()];
        in.readFully(sample);
        return new Reject(file, offset, length, reason, sample);
    }

    @Override
    public void close() {
        log.close();
    }
}
