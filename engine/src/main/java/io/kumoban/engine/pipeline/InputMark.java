package io.kumoban.engine.pipeline;

import com.dynatrace.hash4j.hashing.HashStream128;
import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hashing;
import io.kumoban.engine.source.SourceFile;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * By what an input file is known again: when it was last written to, and XXH3 of its first and last 64 KiB. Packed files
 * end with checksums of all that they hold, and of files up to 128 KiB nothing is left out.
 *
 * @param modified milliseconds since 1970
 */
record InputMark(long modified, long high, long low) {
    private static final int PIECE = 64 << 10;

    /** The mark of a file; null when it cannot be read, so that it is read in full again. */
    static @Nullable InputMark of(SourceFile file) {
        try (FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.READ)) {
            HashStream128 hash = Hashing.xxh3_128().hashStream();
            long size = channel.size();
            put(hash, channel, 0, Math.min(size, PIECE));
            if (size > PIECE) {
                put(hash, channel, Math.max(PIECE, size - PIECE), Math.min(size - PIECE, PIECE));
            }
            HashValue128 value = hash.get();
            return new InputMark(modified(file), value.getMostSignificantBits(), value.getLeastSignificantBits());
        } catch (IOException unreadable) {
            return null;
        }
    }

    private static void put(HashStream128 hash, FileChannel channel, long from, long size) throws IOException {
        ByteBuffer piece = ByteBuffer.allocate((int) size);
        while (piece.hasRemaining() && channel.read(piece, from + piece.position()) >= 0) {
            continue;
        }
        hash.putBytes(piece.array(), 0, piece.position());
    }

    private static long modified(SourceFile file) throws IOException {
        return Files.getLastModifiedTime(file.path()).toMillis();
    }

    /** Whether a file of equal size is still the one that was marked; its bytes are only looked at when it was touched. */
    boolean fits(SourceFile file) {
        try {
            if (modified(file) == modified) {
                return true;
            }
        } catch (IOException unreadable) {
            return false;
        }
        InputMark now = of(file);
        return now != null && now.high == high && now.low == low;
    }

    void save(DataOutput out) throws IOException {
        out.writeLong(modified);
        out.writeLong(high);
        out.writeLong(low);
    }

    static InputMark load(DataInput in) throws IOException {
        return new InputMark(in.readLong(), in.readLong(), in.readLong());
    }
}
