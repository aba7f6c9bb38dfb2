package io.kumoban.engine.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the user named, resolved: files in a fixed order, and what was passed over, with reasons. Files, their names
 * and their order do not depend on the order of the arguments, and a file that is reached by several ways is listed
 * once.
 *
 * @param files the files to read, in the order of their names
 * @param journals the folders in which journals lie, in the order of their names; what else is in them is not listed
 * @param skipped what was found and cannot be read, in the order of its names
 * @param hidden how many files and folders were passed over because their names begin with a dot
 * @param spooled the temporary copy of standard input, or null; deleted by {@link #close}
 */
public record FileTree(
        List<SourceFile> files,
        List<SourceFile> journals,
        List<Skipped> skipped,
        int hidden,
        @Nullable Path spooled) implements AutoCloseable {

    /** The argument and name that stand for standard input. */
    public static final String STANDARD_INPUT = "-";

    public FileTree {
        files = List.copyOf(files);
        journals = List.copyOf(journals);
        skipped = List.copyOf(skipped);
    }

    /**
     * Resolves paths; {@code -} is the process's standard input.
     *
     * @see #of(List, Path, InputStream)
     */
    public static FileTree of(List<String> paths, Path spoolFolder) {
        return of(paths, spoolFolder, System.in);
    }

    /**
     * Resolves paths.
     *
     * @param paths files, folders (read with all that is below them), globs, and {@code -} for standard input
     * @param spoolFolder where standard input is copied to; made when it does not exist
     * @param standardInput read to its end when {@code -} is among the paths
     * @throws MissingInput when a path leads nowhere, a glob matches nothing, or nothing at all is left to read
     * @throws UncheckedIOException when standard input cannot be copied
     */
    public static FileTree of(List<String> paths, Path spoolFolder, InputStream standardInput) {
        return new FileLister(paths).list(spoolFolder, standardInput);
    }

    /** Bytes on disk of all files. */
    public long bytes() {
        return files.stream().mapToLong(SourceFile::size).sum();
    }

    /** Deletes the copy of standard input, if there is one. */
    @Override
    public void close() {
        if (spooled == null) {
            return;
        }
        try {
            Files.deleteIfExists(spooled);
        } catch (IOException inTheWay) {
            throw new UncheckedIOException(
                    "The copy of standard input at '" + spooled + "' could not be deleted (" + Trouble.of(inTheWay)
                            + "); delete it by hand.",
                    inTheWay);
        }
    }
}
