package io.kumoban.bench.peers;

import io.kumoban.engine.source.FileTree;
import io.kumoban.engine.source.LogSource;
import io.kumoban.engine.source.PlainReader;
import io.kumoban.engine.source.ReadLimits;
import io.kumoban.engine.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Our own reading and inflating, with all checks, and nothing behind it: the first part of our serial bound. */
final class KumobanInflate {
    private static final int WHOLE = 1 << 20;
    private static final int PLAIN = 512 << 10;

    private KumobanInflate() {}

    static Tally pass(Path input) throws IOException {
        byte[] plain = new byte[PLAIN];
        try (FileTree tree = FileTree.of(List.of(input.toString()), Path.of(System.getProperty("java.io.tmpdir")));
                LogSource source = new LogSource(ReadLimits.DEFAULT)) {
            for (SourceFile file : tree.files()) {
                try (PlainReader reader = open(source, file)) {
                    while (reader.next() != null) {
                        while (reader.read(plain, 0, plain.length) > 0) {
                            // Nobody looks at the bytes.
                        }
                    }
                }
            }
        }
        return Tally.NOTHING;
    }

    private static PlainReader open(LogSource source, SourceFile file) throws IOException {
        if (file.size() > WHOLE) {
            return source.open(file);
        }
        byte[] packed = Files.readAllBytes(file.path());
        return source.open(file, packed, packed.length);
    }
}
