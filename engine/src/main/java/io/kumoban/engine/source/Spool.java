package io.kumoban.engine.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Copies standard input to a file, so that it is bounded and can be read like any other. */
final class Spool {
    private Spool() {}

    static SourceFile copy(InputStream standardInput, Path folder) {
        Path file = null;
        try {
            Files.createDirectories(folder);
            file = Files.createTempFile(folder, "kumoban-stdin-", ".spool");
            // Written in place, because the temporary file is readable by its owner alone.
            try (OutputStream copy = Files.newOutputStream(file)) {
                long size = standardInput.transferTo(copy);
                return new SourceFile(file, FileTree.STANDARD_INPUT, size, DeliveryStamp.NONE);
            }
        } catch (IOException failed) {
            if (file != null) {
                file.toFile().delete();
            }
            throw new UncheckedIOException(
                    "Standard input could not be copied to '%s' (%s); free some space there or name the file itself."
                            .formatted(folder, Trouble.of(failed)),
                    failed);
        }
    }
}
