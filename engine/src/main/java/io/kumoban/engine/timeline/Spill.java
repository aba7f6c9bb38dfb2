package io.kumoban.engine.timeline;

import io.airlift.compress.v3.lz4.Lz4Compressor;
import io.airlift.compress.v3.lz4.Lz4Decompressor;
import io.kumoban.engine.event.Run;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A sorted run on disk: written once in chunks, read once in chunks, then gone. The file is deleted as soon as it is
 * open where the system allows it, so that a killed process leaves little behind.
 */
final class Spill implements AutoCloseable {
    /** Rows of one chunk: what a spilled run keeps in memory while it waits. */
    static final int CHUNK_ROWS = 2048;

    /** Bytes of text after which a chunk ends before that: rows may hold whole policy documents. */
    static final int CHUNK_TEXT = 1 << 20;

    /** Bytes of the two numbers before a chunk: its plain size and its packed one. */
    private static final int SIZES = 2 * Integer.BYTES;

    private final Path file;
    private final FileChannel channel;
    private final Buffers buffers;
    private long readAt;

    /** What the spills of one thread share: the bytes of one chunk, plain and packed with LZ4. */
    static final class Buffers {
        private final Lz4Compressor compressor = Lz4Compressor.create();
        private final Lz4Decompressor decompressor = Lz4Decompressor.create();
        private ByteBuffer plain = ByteBuffer.allocate(1 << 16);
        private ByteBuffer packed = ByteBuffer.allocate(1 << 16);

        /** A buffer of at least this size; what it holds is lost with the next call. */
        ByteBuffer plain(int size) {
            if (plain.capacity() < size) {
                plain = ByteBuffer.allocate(Math.max(size, plain.capacity() * 2));
            }
            return plain.clear();
        }

        private ByteBuffer packed(int size) {
            if (packed.capacity() < size) {
                packed = ByteBuffer.allocate(Math.max(size, packed.capacity() * 2));
            }
            return packed.clear();
        }

        /** Packs what lies in the plain buffer, behind its two sizes. */
        private ByteBuffer pack(int size) {
            int most = compressor.maxCompressedLength(size);
            ByteBuffer into = packed(SIZES + most);
            int length = compressor.compress(plain.array(), 0, size, into.array(), SIZES, most);
            return into.putInt(size).putInt(length).position(0).limit(SIZES + length);
        }

        /** Unpacks into the plain buffer. */
        private ByteBuffer unpack(int size, int length) {
            ByteBuffer into = plain(size);
            decompressor.decompress(packed.array(), 0, length, into.array(), 0, size);
            return into.limit(size);
        }
    }

    /** A new spill file in a folder. */
    Spill(Path folder, Buffers buffers) {
        this.buffers = buffers;
        try {
            Files.createDirectories(folder);
            file = Files.createTempFile(folder, "kumoban-run", ".spill");
            channel = FileChannel.open(
                    file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    "cannot make a file for spilled events in " + folder + "; give --memory more or free the disk",
                    failed);
        }
    }

    /** Appends a chunk; its rows lie in order. */
    void write(Run chunk) {
        int size = chunk.savedBytes();
        chunk.save(buffers.plain(size));
        ByteBuffer buffer = buffers.pack(size);
        try {
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write spilled events to " + file + "; is the disk full?", failed);
        }
    }

    /** Reads the next chunk into a run; false at the end. */
    boolean read(Run into) {
        try {
            if (readAt >= channel.size()) {
                return false;
            }
            ByteBuffer sizes = fill(buffers.packed(SIZES).limit(SIZES));
            int size = sizes.getInt();
            int length = sizes.getInt();
            fill(buffers.packed(length).limit(length));
            into.load(buffers.unpack(size, length));
            return true;
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read spilled events back from " + file, failed);
        }
    }

    private ByteBuffer fill(ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            int count = channel.read(buffer, readAt);
            if (count < 0) {
                throw new EOFException("the spill file " + file + " is cut short");
            }
            readAt += count;
        }
        return buffer.flip();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot close the spill file " + file, failed);
        }
    }
}
