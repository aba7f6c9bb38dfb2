package io.kumoban.engine.pipeline;

import io.kumoban.engine.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Small files on their way to one decoder, packed as they are stored, one behind the other: what a hand-over, a run and
 * its sorting cost is paid once for all of them. What goes together depends on the files alone. Reused.
 */
final class Parcel {
    /** Packed bytes of one file. */
    static final int MOST_OF_A_FILE = 1 << 20;

    /** Packed bytes beyond which no further file is taken: some megabytes of log. */
    private static final int ENOUGH = 256 << 10;

    private static final int MOST_FILES = 512;

    private final List<SourceFile> files = new ArrayList<>();
    private final int[] ends = new int[MOST_FILES];
    private byte[] bytes = {};

    void clear() {
        files.clear();
    }

    boolean isFull() {
        return files.size() == MOST_FILES || to(files.size() - 1) >= ENOUGH;
    }

    /** Adds a file; false when it must be opened the other way: it is or would grow large, or that says what is wrong. */
    boolean add(SourceFile file) {
        if (file.size() > MOST_OF_A_FILE) {
            return false;
        }
        int size = (int) file.size();
        int from = to(files.size() - 1);
        // With room for one byte more than there should be, one reading also tells a file that has grown.
        if (bytes.length <= from + size) {
            bytes = Arrays.copyOf(bytes, Math.max(from + size + 1, Math.max(2 * bytes.length, 64 << 10)));
        }
        try (InputStream in = Files.newInputStream(file.path())) {
            int read = Math.max(0, in.read(bytes, from, size + 1));
            if (read != size || !PlainSize.isModest(bytes, from, from + size)) {
                return false;
            }
        } catch (IOException unreadable) {
            return false;
        }
        ends[files.size()] = from + size;
        files.add(file);
        return true;
    }

    List<SourceFile> files() {
        return files;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Where a file begins in {@link #bytes()}. */
    int from(int file) {
        return to(file - 1);
    }

    /** Where a file ends in {@link #bytes()}. */
    int to(int file) {
        return file < 0 ? 0 : ends[file];
    }
}
