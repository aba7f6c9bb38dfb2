package io.kumoban.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A replay in a process of its own, since the end of a process is what this is about. */
class InterruptedReplayTest {
    private static final String FOUND = "Stealth:IAMUser/CloudTrailLoggingDisabled";

    @TempDir
    Path folder;

    /** At real time the second event is days away, so the replay is surely under way when it is told to end. */
    @Test
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    void whatWasFoundIsWrittenBeforeTheProcessEndsWith130() throws Exception {
        Path log = new Logs()
                .stopsTrail("2026-03-01T12:00:00Z", "e1", "ann")
                .stopsTrail("2026-03-05T12:00:00Z", "e2", "ben")
                .write(folder.resolve("calls.json"));
        Path run = folder.resolve("run");
        Path updates = folder.resolve("updates.jsonl");
        Process replay = start(
                "replay", log.toString(), "--out", run.toString(), "--updates", updates.toString(), "--speed", "1");
        try {
            awaitContent(updates, replay);
            replay.toHandle().destroy();
            assertThat(replay.waitFor()).isEqualTo(130);
        } finally {
            replay.destroyForcibly();
        }
        assertThat(run.resolve("findings.jsonl")).content().contains(FOUND);
        assertThat(run.resolve("metrics.json")).exists();
        assertThat(folder.resolve("err.txt")).content().contains("Interrupted");
        assertThat(folder.resolve("out.txt")).content().contains("Interrupted", "found = ");
        try (Stream<Path> left = Files.list(run)) {
            assertThat(left)
                    .as("the seven outputs, and nothing that was only for a while")
                    .hasSize(7);
        }
    }

    @Test
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    void anInterruptedReplayLeavesACheckpointFromWhichItGoesOn() throws Exception {
        Path log = new Logs()
                .stopsTrail("2026-03-01T12:00:00Z", "e1", "ann")
                .stopsTrail("2026-03-05T12:00:00Z", "e2", "ben")
                .write(folder.resolve("calls.json"));
        Path run = folder.resolve("run");
        Path updates = folder.resolve("updates.jsonl");
        String[] arguments = {
            "replay",
            log.toString(),
            "--out",
            run.toString(),
            "--updates",
            updates.toString(),
            "--checkpoint",
            folder.resolve("checkpoints").toString()
        };
        Process replay = start(
                Stream.concat(Stream.of(arguments), Stream.of("--speed", "1")).toArray(String[]::new));
        try {
            awaitContent(updates, replay);
            replay.toHandle().destroy();
            assertThat(replay.waitFor()).isEqualTo(130);
        } finally {
            replay.destroyForcibly();
        }
        Session resumed = Session.piped(
                Stream.concat(Stream.of(arguments), Stream.of("--resume")).toArray(String[]::new));

        assertThat(resumed.code()).isZero();
        assertThat(resumed.err()).contains("Going on from a checkpoint");
        assertThat(Files.readAllLines(updates)).hasSize(2);
        assertThat(Files.readAllLines(run.resolve("findings.jsonl"))).hasSize(2);
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-XX:+UseSerialGC",
                                "-Xmx512m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Kumoban.class.getName()),
                        Stream.of(arguments))
                .toList();
        return new ProcessBuilder(command)
                .redirectOutput(folder.resolve("out.txt").toFile())
                .redirectError(folder.resolve("err.txt").toFile())
                .start();
    }

    private static void awaitContent(Path file, Process writer) throws Exception {
        while (!Files.exists(file) || Files.size(file) == 0) {
            assertThat(writer.waitFor(20, TimeUnit.MILLISECONDS))
                    .as("the replay ended by itself")
                    .isFalse();
        }
    }
}
