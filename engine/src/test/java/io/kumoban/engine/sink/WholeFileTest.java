package io.kumoban.engine.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    @TempDir
    private Path folder;

    @Test
    void theOldFileStandsUntilTheNewOneIsWhole() throws Exception {
        Path target = Files.writeString(folder.resolve("f"), "old");
        try (WholeFile file = new WholeFile(target)) {
            file.append("new".getBytes(StandardCharsets.UTF_8));
            assertThat(target).hasContent("old");
            file.commit();
        }

        assertThat(target).hasContent("new");
        assertThat(entries()).isOne();
    }

    @Test
    void withoutACommitNothingChanges() throws Exception {
        Path target = Files.writeString(folder.resolve("f"), "old");
        try (WholeFile file = new WholeFile(target)) {
            file.append("new".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(target).hasContent("old");
        assertThat(entries()).isOne();
    }

    @Test
    void aRestartEmptiesWhatWasWritten() {
        Path target = folder.resolve("f");
        try (WholeFile file = new WholeFile(target)) {
            file.append(new byte[200_000]);
            file.restart();
            file.append("kept".getBytes(StandardCharsets.UTF_8));
            file.commit();
        }

        assertThat(target).hasContent("kept");
    }

    @Test
    void aLinkIsFollowed() throws Exception {
        Path real = Files.writeString(folder.resolve("real"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);

        WholeFile.write(link, "new");

        assertThat(link).isSymbolicLink();
        assertThat(real).hasContent("new");
    }

    @Test
    void aFolderThatIsMissingIsNamed() {
        assertThatThrownBy(() -> WholeFile.write(folder.resolve("no/f"), "x"))
                .isInstanceOf(SinkError.class)
                .hasMessageContaining("no/f")
                .hasMessageContaining("NoSuchFileException");
    }

    private long entries() throws Exception {
        try (var all = Files.list(folder)) {
            return all.count();
        }
    }
}
