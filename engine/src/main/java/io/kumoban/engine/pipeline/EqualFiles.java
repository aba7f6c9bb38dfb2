package io.kumoban.engine.pipeline;

import io.kumoban.engine.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds files of equal content. They are read all the same, since equal flow records are real; but the user may have
 * copied a folder twice.
 */
final class EqualFiles {
    private static final int MOST_WARNINGS = 10;

    private EqualFiles() {}

    static List<String> among(List<SourceFile> files) {
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

    private static boolean equal(SourceFile left, SourceFile right) {
        try {
            return Files.mismatch(left.path(), right.path()) < 0;
        } catch (IOException unreadable) {
            return false;
        }
    }
}
