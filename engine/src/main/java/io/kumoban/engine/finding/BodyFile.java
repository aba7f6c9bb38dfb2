package io.kumoban.engine.finding;

import java.io.Closeable;
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
 * older one behind as waste; when most of the file is waste it is written anew. Costs 12 bytes of memory a slot.
 */
final class BodyFile implements Closeable {
    private final Path folder;
    private final long smallestCompaction;
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
     */
    BodyFile(Path folder, long smallestCompaction) {
        this.folder = folder;
        this.smallestCompaction = smallestCompaction;
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

    @Override
    public void close() {
        try {
            channel.close();
            Files.deleteIfExists(path);
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
        Files.deleteIfExists(path);
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
        return Files.createTempFile(folder, "findings-", ".tmp");
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    private UncheckedIOException failed(String verb, IOException cause) {
        return new UncheckedIOException(
                "The temporary file of findings in " + folder + " could not be " + verb + " (" + cause.getMessage()
                        + "); check that the disk has room and the folder can be written to.",
                cause);
    }
}
