package io.kumoban.engine.checkpoint;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A folder of checkpoints, held by one process. A checkpoint is written beside the others, forced to disk and renamed;
 * the two newest are kept, and with them the append-only files that they refer to. Everything else that a run keeps
 * between checkpoints lies in files whose names begin with {@link #SIDE}.
 *
 * <pre>
 * lock               the process that has the folder
 * checkpoint-00007   the last good ones
 * checkpoint-00008
 * checkpoint.part    the one in the making
 * side-bodies-3      append-only files; a checkpoint says how much of each belongs to it
 * work/              temporary files of the run
 * </pre>
 */
public final class CheckpointFolder implements AutoCloseable {
    /** How names of append-only files begin. */
    public static final String SIDE = "side-";

    private static final String NAME = "checkpoint-";
    private static final String PART = "checkpoint.part";
    private static final String WORK = "work";
    private static final int KEPT = 2;

    private final Path folder;
    private final FolderLock lock;
    private final Identity identity;
    private final List<Standing> standing = new ArrayList<>();
    private long last;

    /** A checkpoint that stands, with the names of the append-only files that it refers to. */
    private record Standing(Path file, Set<String> sides) {}

    /** What goes into a checkpoint. */
    @FunctionalInterface
    public interface Content {
        /** Writes it; returns the names of the append-only files in the folder that it refers to. */
        Set<String> save(DataOutput out) throws IOException;
    }

    /** What takes a checkpoint in. */
    @FunctionalInterface
    public interface Reader {
        /** Reads it; returns the names of the append-only files in the folder that it refers to. */
        Set<String> load(DataInput in) throws IOException;
    }

    private CheckpointFolder(Path folder, FolderLock lock, Identity identity) {
        this.folder = folder;
        this.lock = lock;
        this.identity = identity;
    }

    /**
     * Takes a folder, making it when it is missing.
     *
     * @param identity of the run that writes here
     * @throws WrongCheckpoint when another process has it
     * @throws CheckpointError when it cannot be written to
     */
    public static CheckpointFolder open(Path folder, Identity identity) {
        try {
            Files.createDirectories(folder);
            CheckpointFolder opened = new CheckpointFolder(folder, FolderLock.take(folder), identity);
            for (Path old : opened.checkpoints()) {
                opened.last = Math.max(opened.last, number(old));
            }
            Files.createDirectories(opened.work());
            return opened;
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    /**
     * A path for a new append-only file of this purpose, which checkpoints may refer to.
     *
     * @throws IOException when the folder cannot be read
     */
    public static Path newSide(Path folder, String purpose) throws IOException {
        String name = SIDE + purpose + "-";
        long newest = 0;
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, name + "*")) {
            for (Path file : all) {
                newest = Math.max(newest, ending(file, name));
            }
        }
        return folder.resolve(name + (newest + 1));
    }

    public Path path() {
        return folder;
    }

    /** A folder for temporary files; what an earlier process left there may be deleted. */
    public Path work() {
        return folder.resolve(WORK);
    }

    /** Whether there is any checkpoint, good or damaged. */
    public boolean isEmpty() {
        return checkpoints().isEmpty();
    }

    /**
     * Deletes all checkpoints. The files that they refer to may be in use, so those go when the next one is written.
     *
     * @throws CheckpointError when one cannot be deleted
     */
    public void clear() {
        standing.clear();
        try {
            for (Path checkpoint : checkpoints()) {
                Files.delete(checkpoint);
            }
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    /**
     * Reads the newest checkpoint that is whole; false when there is none at all.
     *
     * @param warnings told of each that is damaged
     * @throws CheckpointError when all are damaged
     * @throws WrongCheckpoint when it is one of a run with other options
     */
    public boolean read(Reader reader, Consumer<String> warnings) {
        List<Path> all = checkpoints();
        for (Path file : all) {
            Optional<String> damage = CheckpointFile.damage(file);
            if (damage.isPresent()) {
                warnings.accept(
                        "The checkpoint %s is damaged (%s); looking for the one before.".formatted(file, damage.get()));
                continue;
            }
            Set<String> sides = CheckpointFile.read(file, in -> {
                requireSame(Identity.load(in));
                return reader.load(in);
            });
            standing.add(new Standing(file, sides));
            return true;
        }
        if (!all.isEmpty()) {
            throw new CheckpointError(
                    "All checkpoints in %s are damaged; start without --resume to begin anew.".formatted(folder));
        }
        return false;
    }

    /**
     * Looks at whose the newest whole checkpoint is, before anything of an earlier run gives way.
     *
     * @throws WrongCheckpoint when it is one of a run with other options
     */
    public void requireOurs() {
        for (Path file : checkpoints()) {
            if (CheckpointFile.damage(file).isEmpty()) {
                CheckpointFile.read(file, in -> {
                    requireSame(Identity.load(in));
                    return Set.of();
                });
                return;
            }
        }
    }

    private void requireSame(Identity earlier) {
        identity.differenceTo(earlier).ifPresent(difference -> {
            throw new WrongCheckpoint("The checkpoint in %s is one of another run: %s; give the same options, or start"
                            .formatted(folder, difference)
                    + " without --resume to begin anew.");
        });
    }

    /**
     * Writes a checkpoint and lets those go that are older than the one before.
     *
     * @param written called as soon as the content is taken down: the run may go on while it is forced to disk
     * @throws CheckpointError when it cannot be written; those before it still stand
     */
    public void write(Content content, Runnable written) {
        Path part = folder.resolve(PART);
        Path file = folder.resolve("%s%05d".formatted(NAME, last + 1));
        try {
            Set<String> sides = CheckpointFile.write(
                    part,
                    out -> {
                        identity.save(out);
                        return content.save(out);
                    },
                    written);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            force(folder);
            last++;
            standing.add(new Standing(file, sides));
            while (standing.size() > KEPT) {
                standing.removeFirst();
            }
            sweep();
        } catch (IOException e) {
            delete(part);
            throw new CheckpointError(
                    "The checkpoint %s cannot be written (%s); the one before it still stands. Check that the disk has"
                                    .formatted(file, e.getMessage())
                            + " room, and go on with --resume.",
                    e);
        }
    }

    /** Deletes whatever belongs to no checkpoint that stands. */
    private void sweep() throws IOException {
        Set<Path> needed = new HashSet<>();
        for (Standing one : standing) {
            needed.add(one.file);
            one.sides.forEach(side -> needed.add(folder.resolve(side)));
        }
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path file : all) {
                String name = file.getFileName().toString();
                boolean ours = name.startsWith(NAME) || name.startsWith(SIDE);
                if (ours && !needed.contains(file)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /** The checkpoints there are, the newest first. */
    private List<Path> checkpoints() {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, NAME + "*")) {
            all.forEach(found::add);
        } catch (IOException e) {
            throw new CheckpointError("The folder of checkpoints %s cannot be read.".formatted(folder), e);
        }
        found.removeIf(file -> number(file) < 0);
        found.sort(Comparator.comparingLong(CheckpointFolder::number).reversed());
        return found;
    }

    private static long number(Path checkpoint) {
        return ending(checkpoint, NAME);
    }

    /** The number at the end of a file's name, or -1. */
    private static long ending(Path file, String name) {
        try {
            return Long.parseLong(file.getFileName().toString().substring(name.length()));
        } catch (NumberFormatException foreign) {
            return -1;
        }
    }

    /** Makes a rename last; not all systems let a folder be opened for that, and then it lasts by itself. */
    private static void force(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException notHere) {
            return;
        }
    }

    private static void delete(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException stays) {
            // The next checkpoint writes over it.
            return;
        }
    }

    private static CheckpointError unwritable(Path folder, IOException cause) {
        return new CheckpointError(
                "The folder of checkpoints %s cannot be written to (%s); check its rights and the room on its disk."
                        .formatted(folder, cause.getMessage()),
                cause);
    }

    /** Leaves the folder to others. */
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }
}
