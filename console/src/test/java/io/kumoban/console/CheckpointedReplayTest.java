package io.kumoban.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.kumoban.engine.checkpoint.CheckpointFolder;
import io.kumoban.engine.checkpoint.Identity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user of checkpoints meets on the command line. */
class CheckpointedReplayTest {
    private static final Path FULL_DISK = Path.of("/dev/full");

    @TempDir
    Path folder;

    private Path logs = Path.of("");
    private Path checkpoints = Path.of("");

    /** Two files of two hours each: a checkpoint behind every hour. */
    @BeforeEach
    void twoFiles() throws IOException {
        logs = Files.createDirectories(folder.resolve("logs"));
        checkpoints = folder.resolve("checkpoints");
        new Logs()
                .stopsTrail("2026-03-01T12:00:00Z", "e1", "ann")
                .stopsTrail("2026-03-01T13:00:00Z", "e2", "ben")
                .write(logs.resolve("first.json"));
        new Logs()
                .stopsTrail("2026-03-01T14:00:00Z", "e3", "cid")
                .stopsTrail("2026-03-01T15:00:00Z", "e4", "dan")
                .write(logs.resolve("second.json"));
    }

    @Test
    void resumingWithoutAFolderIsWrongUsage() {
        Session session = replay("--resume");

        assertThat(session.code()).isEqualTo(2);
        assertThat(session.err()).contains("--checkpoint DIR");
    }

    @Test
    void resumingWithoutACheckpointBeginsAtTheStartAndSaysSo() {
        Session session = checkpointed("--resume");

        assertThat(session.code()).isZero();
        assertThat(session.err()).contains("no checkpoint in " + checkpoints, "beginning at the start");
        assertThat(findings()).hasSize(4);
    }

    @Test
    void aRunThatWasResumedSaysHowMuchIsNotReadAgain() {
        checkpointed();
        List<String> before = findings();
        Session session = checkpointed("--resume");

        assertThat(session.code()).isZero();
        assertThat(session.err()).contains("Going on from a checkpoint");
        assertThat(session.out()).contains("4 read = 4 processed");
        assertThat(findings()).isEqualTo(before);
    }

    @Test
    void otherOptionsThanThoseOfTheCheckpointAreWrongUsage() {
        checkpointed();
        Session session = checkpointed("--resume", "--learn", "3d");

        assertThat(folder.resolve("run/run.json")).exists();
        assertThat(findings()).hasSize(4);
        assertThat(session.code()).isEqualTo(2);
        assertThat(session.err()).contains("--learn was PT168H and is now PT72H");
    }

    @Test
    void anotherDatabaseOfPlacesIsWrongUsage() throws IOException {
        Path places = folder.resolve("places.csv");
        Files.writeString(places, "198.51.100.0,198.51.100.255,NO\n");
        checkpointed("--geoip", places.toString());
        assertThat(checkpointed("--resume", "--geoip", places.toString()).code())
                .isZero();

        Session without = checkpointed("--resume");
        Files.writeString(places, "198.51.100.0,198.51.100.255,SE\n");
        Session other = checkpointed("--resume", "--geoip", places.toString());

        assertThat(without.code()).isEqualTo(2);
        assertThat(without.err()).contains("--geoip was places.csv and is now not given");
        assertThat(other.code()).isEqualTo(2);
        assertThat(other.err()).contains("the content of the geoip places.csv was");
    }

    @Test
    void eachFileOfAListCounts() throws IOException {
        Path lists = Files.createDirectories(folder.resolve("lists"));
        Files.writeString(lists.resolve("custom-ips.csv"), "198.51.100.7,1\n");
        Files.writeString(lists.resolve("custom-ips.txt"), "198.51.100.8\n");
        checkpointed("--intel", lists.toString());
        Files.writeString(lists.resolve("custom-ips.csv"), "198.51.100.9,1\n");

        Session other = checkpointed("--resume", "--intel", lists.toString());

        assertThat(other.code()).isEqualTo(2);
        assertThat(other.err()).contains("the content of the list custom-ips.csv was");
    }

    @Test
    void updatesThatTheFirstRunDidNotWriteAreWrongUsage() {
        checkpointed();

        assertThat(checkpointed(
                                "--resume",
                                "--updates",
                                folder.resolve("updates").toString())
                        .code())
                .isEqualTo(2);
    }

    @Test
    void otherThreadsAndMemoryAreWelcome() {
        checkpointed("--threads", "1");

        assertThat(checkpointed("--resume", "--threads", "3", "--memory", "2M").code())
                .isZero();
    }

    @Test
    void inputThatChangedEndsWith3AndIsNamed() throws IOException {
        checkpointed();
        new Logs()
                .stopsTrail("2026-03-01T12:00:00Z", "e1", "eve")
                .stopsTrail("2026-03-01T13:00:00Z", "e2", "ben")
                .write(logs.resolve("first.json"));
        Files.setLastModifiedTime(logs.resolve("first.json"), FileTime.from(Instant.parse("2026-03-02T00:00:00Z")));
        Session other = checkpointed("--resume");
        Files.delete(logs.resolve("first.json"));
        Session missing = checkpointed("--resume");

        assertThat(findings()).hasSize(4);
        assertThat(other.code()).isEqualTo(3);
        assertThat(other.err()).contains("first.json holds other bytes");
        assertThat(missing.code()).isEqualTo(3);
        assertThat(missing.err()).contains("first.json is missing");
    }

    @Test
    void inputThatWasOnlyTouchedIsWelcome() throws IOException {
        checkpointed();
        Files.setLastModifiedTime(logs.resolve("first.json"), FileTime.from(Instant.parse("2026-03-02T00:00:00Z")));

        assertThat(checkpointed("--resume").code()).isZero();
    }

    @Test
    void aDamagedCheckpointIsToldAndTheOneBeforeIsUsed() throws IOException {
        checkpointed();
        List<String> before = findings();
        Path newest = standing().getLast();
        byte[] bytes = Files.readAllBytes(newest);
        Files.write(newest, Arrays.copyOf(bytes, bytes.length - 5));
        Session session = checkpointed("--resume");

        assertThat(session.code()).isZero();
        assertThat(session.err()).contains(newest + " is damaged", "Going on from a checkpoint");
        assertThat(findings()).isEqualTo(before);
    }

    @Test
    void onlyDamagedCheckpointsEndWith3() throws IOException {
        checkpointed();
        for (Path checkpoint : standing()) {
            byte[] bytes = Files.readAllBytes(checkpoint);
            bytes[bytes.length / 2] ^= 1;
            Files.write(checkpoint, bytes);
        }
        Session session = checkpointed("--resume");

        assertThat(session.code()).isEqualTo(3);
        assertThat(session.err()).contains("All checkpoints in " + checkpoints + " are damaged");
    }

    @Test
    void aFolderThatAnotherProcessHasIsWrongUsage() {
        try (CheckpointFolder held = CheckpointFolder.open(checkpoints, new Identity(Map.of()))) {
            Session session = checkpointed();

            assertThat(held.isEmpty()).isTrue();
            assertThat(session.code()).isEqualTo(2);
            assertThat(session.err())
                    .contains("in use by the process " + ProcessHandle.current().pid());
        }
    }

    @Test
    void theLockOfADeadProcessIsTakenOver() throws IOException {
        Files.createDirectories(checkpoints);
        Files.writeString(checkpoints.resolve("lock"), "4194304\n");

        assertThat(checkpointed().code()).isZero();
    }

    @Test
    void aFullDiskEndsWith3AndTheRunGoesOnOnceThereIsRoom() throws IOException {
        assumeThat(FULL_DISK).exists();
        Files.createDirectories(checkpoints);
        Files.createSymbolicLink(checkpoints.resolve("checkpoint.part"), FULL_DISK);
        Session full = checkpointed();
        Session again = checkpointed("--resume");

        assertThat(full.code()).isEqualTo(3);
        assertThat(full.err()).contains("cannot be written", "Check that the disk has room");
        assertThat(again.code()).isZero();
        assertThat(findings()).hasSize(4);
    }

    private Session checkpointed(String... more) {
        return replay(Stream.concat(
                        Stream.of("--checkpoint", checkpoints.toString(), "--checkpoint-every", "0s"), Stream.of(more))
                .toArray(String[]::new));
    }

    private Session replay(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "replay", logs.toString(), "--out", folder.resolve("run").toString()));
        arguments.addAll(List.of(more));
        return Session.piped(arguments.toArray(String[]::new));
    }

    private List<String> findings() {
        try {
            return Files.readAllLines(folder.resolve("run/findings.jsonl"));
        } catch (IOException e) {
            throw new UncheckedIOException("the run left no findings", e);
        }
    }

    private List<Path> standing() throws IOException {
        try (Stream<Path> all = Files.list(checkpoints)) {
            return all.filter(file -> file.getFileName().toString().startsWith("checkpoint-"))
                    .sorted()
                    .toList();
        }
    }
}
