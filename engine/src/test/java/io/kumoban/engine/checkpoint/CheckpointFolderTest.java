package io.kumoban.engine.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFolderTest {
    private static final Identity SEVEN_DAYS = new Identity(Map.of("--learn", "7d"));

    @TempDir
    Path folder;

    @Test
    void theNewestCheckpointIsReadBack() {
        try (CheckpointFolder written = CheckpointFolder.open(folder, SEVEN_DAYS)) {
            write(written, 1, Set.of());
            write(written, 2, Set.of());
        }

        assertThat(read()).isEqualTo(2);
    }

    @Test
    void twoCheckpointsAreKeptWithTheFilesThatTheyNeed() throws IOException {
        Files.writeString(folder.resolve("notes.txt"), "not ours");
        try (CheckpointFolder written = CheckpointFolder.open(folder, SEVEN_DAYS)) {
            for (int i = 1; i <= 4; i++) {
                Files.writeString(folder.resolve("side-bodies-" + i), "text");
                write(written, i, Set.of("side-bodies-" + i));
            }
        }

        assertThat(names())
                .containsExactlyInAnyOrder(
                        "checkpoint-00003",
                        "checkpoint-00004",
                        "side-bodies-3",
                        "side-bodies-4",
                        "notes.txt",
                        "lock",
                        "work");
    }

    @Test
    void everyTornCheckpointIsNoticed() throws IOException {
        try (CheckpointFolder written = CheckpointFolder.open(folder, SEVEN_DAYS)) {
            write(written, 1, Set.of());
            write(written, 2, Set.of());
        }
        Path newest = folder.resolve("checkpoint-00002");
        byte[] whole = Files.readAllBytes(newest);
        for (int length = 0; length < whole.length; length++) {
            Files.write(newest, Arrays.copyOf(whole, length));
            assertThat(read()).as("cut to %d of %d bytes", length, whole.length).isEqualTo(1);
        }
    }

    @Test
    void aCheckpointOfOtherOptionsIsRefusedWithTheFirstDifference() {
        try (CheckpointFolder written = CheckpointFolder.open(folder, new Identity(Map.of("--learn", "3d")))) {
            write(written, 1, Set.of());
        }

        assertThatThrownBy(this::read)
                .isInstanceOf(WrongCheckpoint.class)
                .hasMessageContaining("--learn was 3d and is now 7d");
    }

    @Test
    void aCheckpointThatFailsLeavesTheOneBefore() {
        try (CheckpointFolder written = CheckpointFolder.open(folder, SEVEN_DAYS)) {
            write(written, 1, Set.of());
            assertThatThrownBy(() -> written.write(
                            out -> {
                                out.writeInt(2);
                                throw new IOException("No space left on device");
                            },
                            () -> {}))
                    .isInstanceOf(CheckpointError.class)
                    .hasMessageContaining("No space left on device");
        }

        assertThat(read()).isEqualTo(1);
    }

    @Test
    void onlyOneHasTheFolder() {
        try (CheckpointFolder held = CheckpointFolder.open(folder, SEVEN_DAYS)) {
            assertThat(held.isEmpty()).isTrue();
            assertThatThrownBy(() -> CheckpointFolder.open(folder, SEVEN_DAYS))
                    .isInstanceOf(WrongCheckpoint.class)
                    .hasMessageContaining("in use by the process");
        }
        try (CheckpointFolder free = CheckpointFolder.open(folder, SEVEN_DAYS)) {
            assertThat(free.isEmpty()).isTrue();
        }
    }

    @Test
    void anAppendedFileIsCutBackToWhatItWas() {
        List<byte[]> saved = new ArrayList<>();
        try (CheckpointFolder written = CheckpointFolder.open(folder, SEVEN_DAYS);
                AppendLog log = new AppendLog(folder, "rows")) {
            log.append(utf8("kept "));
            written.write(out -> Set.of(log.save(out)), () -> {});
            log.append(utf8("lost"));
        }
        try (CheckpointFolder opened = CheckpointFolder.open(folder, SEVEN_DAYS);
                AppendLog log = new AppendLog(folder, "rows")) {
            opened.read(in -> Set.of(log.load(in)), warning -> {});
            log.append(utf8("more"));
            log.copyTo(saved::add);
        }

        assertThat(new String(saved.getFirst(), StandardCharsets.UTF_8)).isEqualTo("kept more");
    }

    private static void write(CheckpointFolder into, int content, Set<String> sides) {
        into.write(
                out -> {
                    out.writeInt(content);
                    return sides;
                },
                () -> {});
    }

    private int read() {
        int[] content = new int[1];
        try (CheckpointFolder opened = CheckpointFolder.open(folder, SEVEN_DAYS)) {
            opened.read(
                    in -> {
                        content[0] = in.readInt();
                        return Set.of();
                    },
                    warning -> {});
        }
        return content[0];
    }

    private List<String> names() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
