package io.kumoban.engine.finding;

import io.kumoban.engine.checkpoint.CheckpointError;
import io.kumoban.engine.checkpoint.CheckpointFolder;
import io.kumoban.engine.event.Saved;
import java.io.Closeable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * Finished lines of findings on disk, one for each slot, in a temporary append file. A newer line of a slot leaves the
 * older one behind as waste; when most of the file is waste it is written anew. Costs 12 bytes of memory a slot. Beside
 * checkpoints the file lasts: it is only appended to, and one that was written anew leaves the older one to them.
 */
final class BodyFile implements Closeable {
    private final Path folder;
    private final long smallestCompaction;
    private final boolean lasting;
    private Path path;
    private FileChannel channel;
    private long end;
    private long waste;
    private long[] offset = new long[64];
    /** Zero for a slot that has no line here. */
    private int[] length = new int[64];

    /**
     * Opens an empty file.
     *
     * @param folder             where temporary files go; made when it is missing
     * @param smallestCompaction bytes below which the file is never compacted
     * @param lasting            whether checkpoints refer to it, in whose folder it then lies
     */
    BodyFile(Path folder, long smallestCompaction, boolean lasting) {
        this.folder = folder;
        this.smallestCompaction = smallestCompaction;
        this.lasting = lasting;
        try {
            Files.createDirectories(folder);
            path = fresh();
            channel = open(path);
        } catch (IOException e) {
            throw failed("made", e);
        }
    }

    /** Writes the newest line of a slot. */
    void put(int slot, byte[] line) {
        forget(slot);
        if (slot >= offset.length) {
            int capacity = Math.max(slot + 1, offset.length * 2);
            offset = Arrays.copyOf(offset, capacity);
            length = Arrays.copyOf(length, capacity);
        }
        try {
            offset[slot] = end;
            length[slot] = line.length;
            write(channel, ByteBuffer.wrap(line), end);
            end += line.length;
            if (end >= smallestCompaction && waste > end / 2) {
                compact();
            }
        } catch (IOException e) {
            throw failed("written", e);
        }
    }

    /** Drops the line of a slot, if there is one. */
    void forget(int slot) {
        if (slot < length.length) {
            waste += length[slot];
            length[slot] = 0;
        }
    }

    /** The line of a slot that was put. */
    byte[] get(int slot) {
        try {
            return read(slot);
        } catch (IOException e) {
            throw failed("read", e);
        }
    }

    /** The bytes that the file takes up. */
    long size() {
        return end;
    }

    void clear() {
        try {
            channel.truncate(0);
        } catch (IOException e) {
            throw failed("emptied", e);
        }
        end = 0;
        waste = 0;
        Arrays.fill(length, 0);
    }

    /** Writes where the lines of the first slots lie; returns the name of the file. */
    String save(DataOutput out, int slots) throws IOException {
        channel.force(false);
        String name = path.getFileName().toString();
        Saved.writeText(out, name);
        out.writeLong(end);
        out.writeLong(waste);
        for (int slot = 0; slot < slots; slot++) {
            out.writeLong(offset[slot]);
            out.writeInt(length[slot]);
        }
        return name;
    }

    /** Goes on with the file that {@link #save} named, cut back to what it was then; returns its name. */
    String load(DataInput in, int slots) throws IOException {
        channel.close();
        Files.deleteIfExists(path);
        String name = Saved.readText(in);
        path = folder.resolve(name);
        end = in.readLong();
        waste = in.readLong();
        offset = new long[Math.max(64, slots)];
        length = new int[offset.length];
        for (int slot = 0; slot < slots; slot++) {
            offset[slot] = in.readLong();
            length[slot] = in.readInt();
        }
        channel = open(path);
        if (channel.size() < end) {
            throw new CheckpointError(
                    "The file %s is shorter than its checkpoint says; start without --resume to begin anew."
                            .formatted(path));
        }
        channel.truncate(end);
        return name;
    }

    @Override
    public void close() {
        try {
            channel.close();
            if (!lasting) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw failed("removed", e);
        }
    }

    private void compact() throws IOException {
        Path newPath = fresh();
        FileChannel newChannel = open(newPath);
        long at = 0;
        for (int slot = 0; slot < length.length; slot++) {
            if (length[slot] > 0) {
                byte[] line = read(slot);
                write(newChannel, ByteBuffer.wrap(line), at);
                offset[slot] = at;
                at += line.length;
            }
        }
        channel.close();
        if (!lasting) {
            Files.deleteIfExists(path);
        }
        path = newPath;
        channel = newChannel;
        end = at;
        waste = 0;
    }

    private byte[] read(int slot) throws IOException {
        ByteBuffer line = ByteBuffer.allocate(length[slot]);
        while (line.hasRemaining()) {
            if (channel.read(line, offset[slot] + line.position()) < 0) {
                throw new EOFException("the file ends inside a finding");
            }
        }
        return line.array();
    }

    private static void write(FileChannel to, ByteBuffer bytes, long position) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) {
            at += to.write(bytes, at);
        }
    }

    private Path fresh() throws IOException {
        return lasting ? CheckpointFolder.newSide(folder, "bodies") : Files.createTempFile(folder, "findings-", ".tmp");
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
    }

    private RuntimeException failed(String verb, IOException cause) {
        if (lasting) {
            return new CheckpointError(
                    "The findings beside the checkpoints in %s could not be %s (%s); the last checkpoint still stands."
                                    .formatted(folder, verb, cause.getMessage())
                            + " Check that the disk has room, and go on with --resume.",
                    cause);
        }
        return new UncheckedIOException(
                "The temporary file of findings in " + folder + " could not be " + verb + " (" + cause.getMessage()
                        + "); check that the disk has room and the folder can be written to.",
                cause);
    }
}
