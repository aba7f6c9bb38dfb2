package io.kumoban.engine.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The whole output that a test expects, kept in {@code src/test/resources/golden} of its module. With
 * {@code -Dgolden=write} the file is written from what the test produced, to be read in review.
 */
public final class GoldenFile {
    private static final String PROPERTY = "golden";
    private static final Path FOLDER = Path.of("src", "test", "resources", "golden");

    private final Path path;
    private final boolean write;

    GoldenFile(Path path, boolean write) {
        this.path = path;
        this.write = write;
    }

    /**
     * The golden file of this name, of the module whose tests run.
     *
     * @param name relative to the folder of golden files, such as {@code demo/findings.jsonl}
     */
    public static GoldenFile named(String name) {
        return at(FOLDER.resolve(name));
    }

    /** A golden file that lies elsewhere, such as a page of the documentation that a program writes. */
    public static GoldenFile at(Path path) {
        return new GoldenFile(path, "write".equals(System.getProperty(PROPERTY)));
    }

    /**
     * Fails unless the file holds exactly this text, or writes it.
     *
     * @throws UncheckedIOException when the file cannot be read or written
     */
    public void holds(String actual) {
        try {
            if (write) {
                Files.createDirectories(path.toAbsolutePath().getParent());
                Files.writeString(path, actual);
                return;
            }
            assertThat(path)
                    .as("the golden file; -D%s=write writes it", PROPERTY)
                    .exists();
            assertThat(actual)
                    .as("differs from %s; if that is meant, write it with -D%s=write", path, PROPERTY)
                    .isEqualTo(Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException("The golden file %s cannot be read or written.".formatted(path), e);
        }
    }
}
