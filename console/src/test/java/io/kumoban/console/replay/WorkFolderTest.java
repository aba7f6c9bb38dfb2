package io.kumoban.console.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class WorkFolderTest {
    @Test
    void aFolderGoesWithAllThatIsInItWhereverItLies() throws Exception {
        for (long bytes : new long[] {1, Long.MAX_VALUE}) {
            Path path;
            try (WorkFolder folder = WorkFolder.ofMemory(bytes)) {
                path = folder.path();
                Files.writeString(Files.createDirectories(path.resolve("inner")).resolve("file"), "text");
            }
            assertThat(path).doesNotExist();
        }
    }

    @Test
    void aFolderThatNeedsMoreThanMemoryOffersLiesAmongTheTemporaryFiles() {
        try (WorkFolder folder = WorkFolder.ofMemory(Long.MAX_VALUE)) {
            assertThat(folder.path()).hasParent(Path.of(System.getProperty("java.io.tmpdir")));
        }
    }
}
