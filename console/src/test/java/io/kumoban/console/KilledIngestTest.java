package io.kumoban.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.journal.JournalError;
import io.kumoban.engine.journal.JournalReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An ingest in a process of its own that is killed while it writes. */
class KilledIngestTest {
    private static final int RECORDS = 400_000;

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 240, unit = TimeUnit.SECONDS)
    void aKilledIngestGoesOnAndItsJournalHoldsWhatAnUnbrokenOneDoes() throws Exception {
        Path log = flows(folder.resolve("flows.log"));
        Path killed = folder.resolve("killed");
        Path unbroken = folder.resolve("unbroken");
        Process ingest = start("ingest", log.toString(), "--journal", killed.toString(), "--threads", "1");
        try {
            while (rows(killed) == 0) {
                assertThat(ingest.waitFor(5, TimeUnit.MILLISECONDS))
                        .as("the ingest ended by itself")
                        .isFalse();
            }
        } finally {
            ingest.destroyForcibly().waitFor();
        }
        long held = rows(killed);
        assertThat(held).isPositive().isLessThan(RECORDS);
        Session broken = Session.piped(
                "replay", killed.toString(), "--out", folder.resolve("broken").toString());
        assertThat(broken.code()).isZero();
        assertThat(broken.out()).contains("broken off", "%,d".formatted(held));

        Session again = Session.piped("ingest", log.toString(), "--journal", killed.toString());
        assertThat(again.code()).isZero();
        assertThat(again.out()).contains("were in the journal already");
        assertThat(Session.piped("ingest", log.toString(), "--journal", unbroken.toString())
                        .code())
                .isZero();

        try (JournalReader first = JournalReader.open(killed, "killed");
                JournalReader second = JournalReader.open(unbroken, "unbroken")) {
            assertThat(first.totals().rows()).isEqualTo(RECORDS);
            assertThat(first.totals().chain()).isEqualTo(second.totals().chain());
            assertThat(first.end()).isEqualTo(second.end());
        }
        Session one = Session.piped("events", killed.toString(), "--format", "jsonl", "--limit", "50000");
        Session other = Session.piped("events", unbroken.toString(), "--format", "jsonl", "--limit", "50000");
        assertThat(one.out()).isEqualTo(other.out());
    }

    private static long rows(Path journal) {
        if (!Files.exists(journal.resolve("metadata.cq4t"))) {
            return 0;
        }
        try (JournalReader reader = JournalReader.open(journal, "killed")) {
            return reader.totals().rows();
        } catch (JournalError notBegun) {
            return 0;
        }
    }

    private static Path flows(Path file) throws IOException {
        Random dice = new Random(5);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < RECORDS; i++) {
                long end = 1_772_000_000L + i / 40;
                out.write("2 111122223333 eni-0a%d 10.0.%d.%d 198.51.100.%d %d 443 6 %d %d %d %d ACCEPT OK\n"
                        .formatted(
                                i % 9,
                                i % 3,
                                dice.nextInt(250),
                                dice.nextInt(250),
                                32768 + dice.nextInt(20000),
                                1 + dice.nextInt(40),
                                40 + dice.nextInt(90000),
                                end - 60,
                                end));
            }
        }
        return file;
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--"))
                .forEach(command::add);
        command.addAll(List.of(
                "-XX:+UseSerialGC", "-Xmx512m", "-cp", System.getProperty("java.class.path"), Kumoban.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectOutput(folder.resolve("out.txt").toFile())
                .redirectError(folder.resolve("err.txt").toFile())
                .start();
    }
}
