package io.kumoban.engine.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.pipeline.Reject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuarantineTest {
    @TempDir
    private Path folder;

    @Test
    void aSampleIsPrintableAscii() {
        assertThat(Quarantine.escaped("a\u0000\n\\ü~".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("a\\x00\\x0a\\x5c\\xc3\\xbc~");
    }

    @Test
    void aSampleIsCutAtItsBound() {
        assertThat(Quarantine.escaped(new byte[300])).hasSize(4 * Reject.SAMPLE_BYTES);
    }

    @Test
    void rejectsAreSortedByFileAndOffset() throws Exception {
        try (Quarantine quarantine = new Quarantine(folder.resolve("work"))) {
            quarantine.add(reject("b", 0));
            quarantine.add(reject("a", 20));
            quarantine.add(reject("a", 3));

            assertThat(written(quarantine)).isEqualTo("""
                {"file":"a","offset":3,"length":5,"reason":"cut off","sample":"{\\"x\\""}
                {"file":"a","offset":20,"length":5,"reason":"cut off","sample":"{\\"x\\""}
                {"file":"b","offset":0,"length":5,"reason":"cut off","sample":"{\\"x\\""}
                """);
        }
    }

    @Test
    void whatIsSpilledToDiskComesBackInOrder() throws Exception {
        List<Reject> rejects = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            rejects.add(reject("file-" + i % 7, i));
        }
        Collections.shuffle(rejects, new Random(7));
        try (Quarantine spilling = new Quarantine(folder.resolve("work"), 3);
                Quarantine holding = new Quarantine(folder.resolve("work"))) {
            rejects.forEach(spilling::add);
            rejects.forEach(holding::add);

            assertThat(spilling.count()).isEqualTo(1_000);
            assertThat(written(spilling)).isEqualTo(written(holding)).hasLineCount(1_000);
        }
        try (var left = Files.list(folder.resolve("work"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void rejectsFromManyThreadsAreAllKept() throws Exception {
        try (Quarantine quarantine = new Quarantine(folder.resolve("work"), 16)) {
            List<Thread> threads = new ArrayList<>();
            for (int t = 0; t < 4; t++) {
                String file = "file-" + t;
                threads.add(Thread.ofPlatform().start(() -> {
                    for (int i = 0; i < 100; i++) {
                        quarantine.add(reject(file, i));
                    }
                }));
            }
            for (Thread thread : threads) {
                thread.join();
            }

            assertThat(written(quarantine)).hasLineCount(400);
        }
    }

    @Test
    void anEmptyQuarantineIsAnEmptyFile() throws Exception {
        try (Quarantine quarantine = new Quarantine(folder.resolve("work"))) {
            assertThat(written(quarantine)).isEmpty();
        }
    }

    private String written(Quarantine quarantine) throws Exception {
        Path file = folder.resolve("quarantine.jsonl");
        quarantine.write(file);
        return Files.readString(file);
    }

    private static Reject reject(String file, long offset) {
        return new Reject(file, offset, 5, "cut off", "{\"x\"".getBytes(StandardCharsets.UTF_8));
    }
}
