package io.kumoban.engine.sink;

import io.kumoban.engine.finding.FindingStore;
import java.nio.file.Path;

/** The findings of a run in their final state, one JSON line each, in order of creation. */
public final class FindingsFile {
    private FindingsFile() {}

    public static void write(Path target, FindingStore store) {
        JsonLines.writeLines(target, store::forEachLine);
    }
}
