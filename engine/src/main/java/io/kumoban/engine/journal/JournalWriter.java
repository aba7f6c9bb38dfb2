package io.kumoban.engine.journal;

import io.kumoban.engine.event.Kind;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes a journal, or goes on with one whose ingest was broken off. One process at a time: a lock on a file, which the
 * system takes back when a process dies, however it dies.
 */
public final class JournalWriter implements AutoCloseable {
    /** The file beside the journal for records that could not be used. */
    public static final String QUARANTINE = "quarantine.jsonl";

    private static final String LOCK = "ingest.lock";

    private final Path folder;
    private JournalHeader header;
    private final FileChannel lockFile;
    private final LongSupplier room;
    private ExcerptLog log;
    private Found found;
    private Map<String, Integer> members = new HashMap<>();
    private final long[] journalBytes = new long[Kind.count()];

    /**
     * What was there already.
     *
     * @param end of a journal that is whole
     */
    public record Found(Totals totals, @Nullable JournalEnd end) {}

    private JournalWriter(Path folder, JournalHeader header, FileChannel lockFile, @Nullable LongSupplier room) {
        this.folder = folder;
        this.header = header;
        this.lockFile = lockFile;
        this.room = room == null ? ExcerptLog.roomIn(folder) : room;
        log = ExcerptLog.writing(folder, this.room);
        found = look();
        countOn();
    }

    private void countOn() {
        for (Kind kind : Kind.values()) {
            journalBytes[kind.ordinal()] = found.totals().journalBytes(kind);
        }
    }

    /**
     * Opens a journal for writing; the folder is made when it is missing.
     *
     * @throws JournalError when another process writes it, when the folder holds something else, or when the journal was
     *                      begun with other options
     */
    public static JournalWriter open(Path folder, JournalHeader header) {
        return open(folder, header, null);
    }

    /** Opens a journal on a disk with that much room. */
    static JournalWriter open(Path folder, JournalHeader header, @Nullable LongSupplier room) {
        FileChannel lockFile = lock(folder);
        try {
            return new JournalWriter(folder, header, lockFile, room);
        } catch (RuntimeException failed) {
            close(lockFile, folder);
            throw failed;
        }
    }

    private static FileChannel lock(Path folder) {
        try {
            Files.createDirectories(folder);
            try (Stream<Path> files = Files.list(folder)) {
                if (files.anyMatch(file -> !isOurs(file))) {
                    throw JournalError.unfit(
                            "The folder %s holds other files than a journal; name a new or an empty one with --journal."
                                    .formatted(folder));
                }
            }
            FileChannel channel =
                    FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw JournalError.unreadable(
                        "Another process writes the journal %s; wait for it to end.".formatted(folder));
            }
            return channel;
        } catch (IOException failed) {
            throw JournalError.unreadable(
                    "The journal %s cannot be written (%s); check the folder that --journal names."
                            .formatted(folder, failed),
                    failed);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException sameProcess) {
            return null;
        }
    }

    private static boolean isOurs(Path file) {
        String name = file.getFileName().toString();
        return name.equals(LOCK)
                || name.equals(QUARANTINE)
                || name.startsWith(".")
                || name.endsWith(".cq4")
                || name.endsWith(".cq4t");
    }

    /** Reads what is there to its end, and checks it; an empty journal gets its header. */
    private Found look() {
        Excerpt piece = new Excerpt();
        if (!log.next(piece)) {
            byte[] bytes = header.bytes();
            log.append(Excerpt.Type.HEADER, bytes, bytes.length);
            return new Found(new Totals(), null);
        }
        try {
            JournalHeader before = JournalHeader.read(piece.bytes, piece.length);
            if (!before.isLike(header)) {
                throw JournalError.unfit(
                        ("The journal %s was begun with other options or for other fields; give the same "
                                        + "again, or name another folder with --journal.")
                                .formatted(folder));
            }
            header = before;
            Totals totals = new Totals();
            ByteInput in = new ByteInput();
            while (log.next(piece)) {
                in.open(piece.bytes, 0, piece.length);
                if (piece.type == Excerpt.Type.END) {
                    return new Found(Totals.read(in), JournalEnd.read(in));
                }
                BlockHead head = BlockHead.read(in);
                head.members().forEach(name -> members.put(name, members.size()));
                totals = head.totals();
            }
            return new Found(totals, null);
        } catch (IndexOutOfBoundsException damaged) {
            throw JournalError.unreadable(
                    "The journal %s cannot be read (%s); ingest the logs again into another folder."
                            .formatted(folder, damaged.getMessage()),
                    damaged);
        }
    }

    /** What was there when the journal was opened. */
    public Found found() {
        return found;
    }

    public Path folder() {
        return folder;
    }

    /** The failure to say that the input is another than that of which the journal holds a part. */
    public JournalError changed() {
        return JournalError.unreadable(
                ("The logs are not those of which the journal %s holds %,d events already; ingest them "
                                + "into another folder.")
                        .formatted(folder, found.totals().rows()));
    }

    /** What the journal holds of a stream that came so far. */
    public Totals held(Totals stream) {
        Totals held = new Totals(stream.rows() < found.totals().rows() ? found.totals() : stream);
        for (Kind kind : Kind.values()) {
            held.setJournalBytes(kind.ordinal(), journalBytes[kind.ordinal()]);
        }
        return held;
    }

    /** What the journal says of itself. */
    public JournalHeader header() {
        return header;
    }

    /** Forgets all that was written, for an ingest that has to begin again, fully sorted. */
    public void restart() {
        log.close();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (file.toString().endsWith(".cq4") || file.toString().endsWith(".cq4t")) {
                    Files.delete(file);
                }
            }
        } catch (IOException failed) {
            throw JournalError.unreadable("The journal %s cannot be begun again.".formatted(folder), failed);
        }
        members = new HashMap<>();
        header = header.sorted();
        log = ExcerptLog.writing(folder, room);
        found = look();
        countOn();
    }

    /** The number of a file or archive member in this journal; names that are new go into the list. */
    int member(String name, List<String> fresh) {
        Integer known = members.get(name);
        if (known != null) {
            return known;
        }
        int number = members.size();
        members.put(name, number);
        fresh.add(name);
        return number;
    }

    /** Appends a packed block; blocks come in their order. */
    public void append(PendingBlock block) {
        block.finish(journalBytes);
        log.append(Excerpt.Type.BLOCK, block.bytes(), block.size());
    }

    /** Appends the account: the journal is whole. */
    public void end(Totals totals, JournalEnd account) {
        ByteOutput out = new ByteOutput();
        for (Kind kind : Kind.values()) {
            totals.setJournalBytes(kind.ordinal(), journalBytes[kind.ordinal()]);
        }
        totals.write(out);
        account.write(out);
        log.append(Excerpt.Type.END, out.bytes(), out.size());
    }

    /** Bytes that this process appended. */
    public long written() {
        return log.written();
    }

    @Override
    public void close() {
        try {
            log.close();
        } finally {
            close(lockFile, folder);
        }
    }

    private static void close(FileChannel lockFile, Path folder) {
        try {
            lockFile.close();
        } catch (IOException failed) {
            throw JournalError.unreadable("The lock of the journal %s cannot be given back.".formatted(folder), failed);
        }
    }
}
