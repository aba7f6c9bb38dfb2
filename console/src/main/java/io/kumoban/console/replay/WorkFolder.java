package io.kumoban.console.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder of our own for temporary files; it and all that is in it go when it is closed. */
public record WorkFolder(Path path) implements AutoCloseable {
    /** Linux: a file system in memory. */
    private static final Path MEMORY = Path.of("/dev/shm");

    /** Makes one inside a folder, which must exist. */
    public static WorkFolder in(Path folder) {
        try {
            return new WorkFolder(Files.createTempDirectory(folder, ".kumoban-work-"));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "No temporary folder can be made in %s; check that it can be written to.".formatted(folder), e);
        }
    }

    /** Makes one of this path; what a process that died left there is deleted. */
    public static WorkFolder of(Path folder) {
        try {
            Files.createDirectories(folder);
            new WorkFolder(folder).close();
            return new WorkFolder(Files.createDirectories(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The temporary folder %s cannot be made; check that its place can be written to.".formatted(folder),
                    e);
        }
    }

    /** Makes one among the system's temporary files. */
    public static WorkFolder ofSystem() {
        return in(Path.of(System.getProperty("java.io.tmpdir")));
    }

    /**
     * Makes one that lies in memory where the system offers that and so many bytes are free, else among its temporary
     * files. Making thousands of small files on a disk can take seconds.
     */
    public static WorkFolder ofMemory(long bytes) {
        try {
            if (Files.isWritable(MEMORY) && Files.getFileStore(MEMORY).getUsableSpace() >= bytes) {
                return in(MEMORY);
            }
        } catch (IOException unknown) {
            // The system's temporary folder serves as well.
        }
        return ofSystem();
    }

    @Override
    public void close() {
        try (Stream<Path> all = Files.walk(path)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The temporary folder %s could not be deleted; delete it by hand.".formatted(path), e);
        }
    }
}
