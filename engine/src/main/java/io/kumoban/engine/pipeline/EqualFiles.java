package io.kumoban.engine.pipeline;

import io.kumoban.engine.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * Finds files of equal content. They are read all the same, since equal flow records are real; but the user may have
 * copied a folder twice. Used by one thread at a time.
 */
final class EqualFiles {
    private static final int MOST_WARNINGS = 10;

    private final Map<SourceFile, Long> checksums = new IdentityHashMap<>();
    private final CRC32C crc = new CRC32C();

    /** Takes note of the bytes of a file that was read whole, so that it need not be read again to be compared. */
    void see(SourceFile file, byte[] bytes, int from, int to) {
        crc.reset();
        crc.update(bytes, from, to - from);
        checksums.put(file, crc.getValue());
    }

    /** A warning for each file that equals an earlier one, up to a few. */
    List<String> among(List<SourceFile> files) {
        Map<Long, List<SourceFile>> bySize = new HashMap<>();
        for (SourceFile file : files) {
            if (file.size() > 0) {
                bySize.computeIfAbsent(file.size(), unused -> new ArrayList<>()).add(file);
            }
        }
        List<String> warnings = new ArrayList<>();
        for (SourceFile file : files) {
            List<SourceFile> alike = bySize.getOrDefault(file.size(), List.of());
            for (SourceFile earlier : alike) {
                if (earlier.equals(file)) {
                    break;
                }
                if (equal(earlier, file)) {
                    warnings.add(earlier.name() + " and " + file.name() + " are equal; both are read");
                    break;
                }
            }
            if (warnings.size() == MOST_WARNINGS) {
                break;
            }
        }
        return warnings;
    }

    private boolean equal(SourceFile left, SourceFile right) {
        Long one = checksums.get(left);
        Long other = checksums.get(right);
        if (one != null && other != null && !one.equals(other)) {
            return false;
        }
        try {
            return Files.mismatch(left.path(), right.path()) < 0;
        } catch (IOException unreadable) {
            return false;
        }
    }
}
