package io.kumoban.engine.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder with one file of some bytes, for readers that take a path. */
public final class OneFile implements AutoCloseable {
    private final Path folder;
    private final Path file;

    public OneFile(String name, byte[] content) throws IOException {
        folder = Files.createTempDirectory("one-file");
        file = folder.resolve(name);
        Files.write(file, content);
    }

    public Path folder() {
        return folder;
    }

    public Path file() {
        return file;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
        Files.deleteIfExists(folder);
    }
}
