package io.kumoban.engine.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenFileTest {
    @TempDir
    private Path folder;

    @Test
    void theSameTextPasses() throws Exception {
        Files.writeString(folder.resolve("a.txt"), "one\n");

        assertThatNoException().isThrownBy(() -> read("a.txt").holds("one\n"));
    }

    @Test
    void anotherTextFailsAndNamesTheFileAndTheFlag() throws Exception {
        Files.writeString(folder.resolve("a.txt"), "one\n");

        assertThatThrownBy(() -> read("a.txt").holds("two\n"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("a.txt")
                .hasMessageContaining("-Dgolden=write");
    }

    @Test
    void aMissingFileFails() {
        assertThatThrownBy(() -> read("none.txt").holds("one\n"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("none.txt");
    }

    @Test
    void writingMakesTheFileHoldTheText() {
        Path path = folder.resolve("new/a.txt");

        new GoldenFile(path, true).holds("one\n");

        assertThat(path).hasContent("one\n");
    }

    private GoldenFile read(String name) {
        return new GoldenFile(folder.resolve(name), false);
    }
}
