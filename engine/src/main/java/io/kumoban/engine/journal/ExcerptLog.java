package io.kumoban.engine.journal;

import static java.util.Objects.requireNonNull;

import io.kumoban.engine.event.Hashes;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.LongSupplier;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.wire.DocumentContext;
import org.jspecify.annotations.Nullable;

/**
 * The pieces of a journal on disk: a Chronicle Queue of one file, since its clock stands still. A piece is written as
 * one excerpt, a long one as several; it ends with a checksum, and it is there wholly or not at all: the queue shows an
 * excerpt to readers only once it is complete, whatever becomes of the writing process.
 */
final class ExcerptLog implements AutoCloseable {
    private static final int MAPPED = 16 << 20;
    /** Bytes of one excerpt at most: what the queue maps beyond a block. */
    private static final int MOST_OF_EXCERPT = 2 << 20;
    /** Room on the disk that an excerpt needs beside its own bytes. */
    private static final long SPARE_ROOM = 8 << 20;

    /** An excerpt of a piece that goes on in the next one. */
    private static final int MORE = 0x80;
    /** An excerpt with which a piece begins; what a killed process left of the piece before is void then. */
    private static final int FIRST = 0x40;

    private final Path folder;
    private final SingleChronicleQueue queue;
    private final @Nullable ExcerptAppender appender;
    private final @Nullable ExcerptTailer tailer;
    private final LongSupplier room;
    private long written;

    private ExcerptLog(Path folder, boolean writes, LongSupplier room) {
        this.folder = folder;
        this.room = room;
        quiet();
        try {
            queue = SingleChronicleQueueBuilder.binary(folder.toFile())
                    .rollCycle(RollCycles.FAST_DAILY)
                    .timeProvider(() -> 0L)
                    .blockSize(MAPPED)
                    .readOnly(!writes)
                    .build();
            appender = writes ? queue.createAppender() : null;
            tailer = queue.createTailer();
            letThreadsTakeTurns();
        } catch (RuntimeException damaged) {
            throw JournalError.unreadable(
                    "The journal %s cannot be opened (%s); ingest the logs again into another folder."
                            .formatted(folder, damaged.getMessage()),
                    damaged);
        }
    }

    /** The queue holds that its user is one thread; here threads hand it over to each other. */
    private void letThreadsTakeTurns() {
        if (appender != null) {
            appender.singleThreadedCheckDisabled(true);
        }
        if (tailer != null) {
            tailer.singleThreadedCheckDisabled(true);
        }
    }

    /** The queue's own reports of its use and its advertisements have no place here. */
    private static void quiet() {
        for (String property : new String[] {"chronicle.disk.monitor.disable", "chronicle.announcer.disable"}) {
            if (System.getProperty(property) == null) {
                System.setProperty(property, "true");
            }
        }
    }

    static ExcerptLog reading(Path folder) {
        return new ExcerptLog(folder, false, () -> Long.MAX_VALUE);
    }

    /** What the disk of a folder has room for. */
    static LongSupplier roomIn(Path folder) {
        return () -> usable(folder);
    }

    /** A log on a disk with that much room. */
    static ExcerptLog writing(Path folder, LongSupplier room) {
        return new ExcerptLog(folder, true, room);
    }

    private static long usable(Path folder) {
        try {
            FileStore store = Files.getFileStore(folder);
            return store.getUsableSpace();
        } catch (IOException unknown) {
            return Long.MAX_VALUE;
        }
    }

    /**
     * Appends a piece.
     *
     * @throws JournalError when the disk is full; what was appended before stays readable
     */
    void append(Excerpt.Type type, byte[] bytes, int length) {
        byte[] checksum = new byte[Long.BYTES];
        long hash = checksum(type, bytes, length);
        for (int i = 0; i < Long.BYTES; i++) {
            checksum[i] = (byte) (hash >>> 8 * i);
        }
        int at = 0;
        do {
            int size = Math.min(length - at, MOST_OF_EXCERPT);
            append(type.ordinal() | (at == 0 ? FIRST : 0), bytes, at, size, at + size == length ? checksum : null);
            at += size;
        } while (at < length);
        written += length + Long.BYTES;
    }

    private void append(int head, byte[] bytes, int from, int size, byte @Nullable [] checksum) {
        if (room.getAsLong() < size + SPARE_ROOM) {
            throw full(null);
        }
        try (DocumentContext document = requireNonNull(appender).writingDocument()) {
            Bytes<?> out = bytes(document);
            out.writeByte((byte) (head | (checksum == null ? MORE : 0)));
            out.write(bytes, from, size);
            if (checksum != null) {
                out.write(checksum);
            }
        } catch (InternalError noPage) {
            throw full(noPage);
        }
    }

    private static Bytes<?> bytes(DocumentContext document) {
        return requireNonNull(document.wire()).bytes();
    }

    private JournalError full(@Nullable Throwable cause) {
        String message = "The disk of the journal %s is full; what was written until now stays readable. Make room and "
                        .formatted(folder)
                + "start the same command again, and it goes on from there.";
        return cause == null ? JournalError.unreadable(message) : JournalError.unreadable(message, cause);
    }

    /** Bytes of the pieces appended so far. */
    long written() {
        return written;
    }

    /**
     * Reads the next piece.
     *
     * @return false at the end of what is there wholly
     * @throws JournalError when a piece is damaged
     */
    boolean next(Excerpt into) {
        into.length = 0;
        long index = -1;
        while (true) {
            try (DocumentContext document = requireNonNull(tailer).readingDocument()) {
                if (!document.isPresent()) {
                    return false;
                }
                index = document.index();
                if (!take(bytes(document), into)) {
                    continue;
                }
            } catch (RuntimeException | InternalError damaged) {
                throw damaged(index, damaged.toString(), damaged);
            }
            check(into, index);
            return true;
        }
    }

    /** Adds an excerpt to a piece; whether it is the last of it. */
    private static boolean take(Bytes<?> in, Excerpt into) {
        int head = in.readUnsignedByte();
        into.type = Excerpt.Type.of(head & ~(MORE | FIRST));
        if ((head & FIRST) != 0) {
            into.length = 0;
        }
        int size = (int) in.readRemaining();
        if (into.bytes.length < into.length + size) {
            into.bytes = Arrays.copyOf(into.bytes, Math.max(into.length + size, into.bytes.length * 2));
        }
        in.read(into.bytes, into.length, size);
        into.length += size;
        return (head & MORE) == 0;
    }

    private void check(Excerpt piece, long index) {
        piece.length -= Long.BYTES;
        if (piece.length < 0) {
            throw damaged(index, "it is too short", null);
        }
        long stored = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            stored |= (piece.bytes[piece.length + i] & 0xffL) << 8 * i;
        }
        if (stored != checksum(piece.type, piece.bytes, piece.length)) {
            throw damaged(index, "its checksum is wrong", null);
        }
    }

    /** The failure to say that a piece cannot be read. */
    JournalError damaged(long index, String why, @Nullable Throwable cause) {
        String message = "The journal %s is damaged at excerpt %s (%s); ingest the logs again into another folder."
                .formatted(
                        folder,
                        index < 0 ? "unknown" : Long.toString(queue.rollCycle().toSequenceNumber(index)),
                        why);
        return cause == null ? JournalError.unreadable(message) : JournalError.unreadable(message, cause);
    }

    private static long checksum(Excerpt.Type type, byte[] bytes, int length) {
        return Hashes.join(type.ordinal(), Hashes.of(bytes, 0, length));
    }

    /** Reads the last whole piece; false when there is none. Later calls of {@link #next} go on from the beginning. */
    boolean last(Excerpt into) {
        ExcerptTailer own = requireNonNull(tailer);
        long last = queue.lastIndex();
        try {
            for (long index = last; index >= 0; index--) {
                if (own.moveToIndex(index) && begins(index) && next(into)) {
                    return true;
                }
                if (queue.rollCycle().toSequenceNumber(index) == 0) {
                    return false;
                }
            }
            return false;
        } finally {
            own.toStart();
        }
    }

    /** Whether a piece begins with this excerpt. */
    private boolean begins(long index) {
        ExcerptTailer own = requireNonNull(tailer);
        try (DocumentContext document = own.readingDocument()) {
            if (!document.isPresent() || (bytes(document).readUnsignedByte() & FIRST) == 0) {
                return false;
            }
        }
        return own.moveToIndex(index);
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() {
        if (tailer != null) {
            tailer.close();
        }
        if (appender != null) {
            appender.close();
        }
        queue.close();
    }
}
