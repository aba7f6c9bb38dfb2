package io.kumoban.console.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kumoban.detectors.baseline.AnomalousBehavior;
import io.kumoban.detectors.guardduty.iam.TrailStopped;
import io.kumoban.engine.checkpoint.CheckpointError;
import io.kumoban.engine.checkpoint.WrongCheckpoint;
import io.kumoban.engine.detect.Detectors;
import io.kumoban.engine.harness.CallRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaselineTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant NEXT_WEEK = MONDAY.plus(Duration.ofDays(10));

    @TempDir
    Path folder;

    private Path lastWeek;
    private Path thisWeek;
    private Path saved;

    @BeforeEach
    void writeTwoWeeks() throws IOException {
        List<CallRecord> usual = new ArrayList<>();
        for (int hour = 0; hour < 9 * 24; hour += 2) {
            usual.add(CallRecord.named("GetUser").at(MONDAY.plus(Duration.ofHours(hour))));
        }
        lastWeek = write("last-week.json", usual);
        thisWeek = write(
                "this-week.json",
                List.of(
                        CallRecord.named("GetUser").at(NEXT_WEEK),
                        CallRecord.named("CreateAccessKey")
                                .from("203.0.113.66")
                                .agent("Boto3/1.34.2")
                                .at(NEXT_WEEK.plusSeconds(60))));
        saved = folder.resolve("saved/march.baseline");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void whatOneRunLearnedAnotherKnows(int threads) throws IOException {
        WholeRun.Result known = run("teach", threads).learning(null, saved).read(lastWeek);
        assertThat(known.raised()).isEmpty();
        WholeRun.Result apart = run("apart", threads).learning(saved, null).read(thisWeek);
        WholeRun.Result together = run("together", threads).read(lastWeek, thisWeek);
        assertThat(apart.raised())
                .contains("anomalous-behavior/Persistence:IAMUser/AnomalousBehavior")
                .isEqualTo(together.raised());
        assertThat(withoutLocator(apart)).isEqualTo(withoutLocator(together));
        assertThat(run("alone", threads).read(thisWeek).raised())
                .as("without a baseline the account is still being learned")
                .noneMatch(raised -> raised.startsWith("anomalous-behavior/"));
    }

    @Test
    void whatIsSavedDoesNotDependOnThreadsOrFiles() throws IOException {
        run("one", 1).learning(null, saved).read(lastWeek);
        byte[] byOne = Files.readAllBytes(saved);
        run("three", 3).learning(null, saved).read(lastWeek);
        assertThat(Files.readAllBytes(saved)).isEqualTo(byOne);
    }

    @Test
    void nearMissesAndFiguresAreThoseOfTheRunAlone() {
        run("teach", 2).learning(null, saved).read(lastWeek);
        WholeRun.Result second = run("second", 2).learning(saved, null).read(thisWeek);
        assertThat(second.summary().account().processed()).isEqualTo(2);
        assertThat(second.summary().nearMisses())
                .allSatisfy(miss -> assertThat(miss.event().time()).isGreaterThanOrEqualTo(NEXT_WEEK.toEpochMilli()));
    }

    @Test
    void aBaselineOfOtherDetectorsIsRefused() {
        run("teach", 2).learning(null, saved).read(lastWeek);
        WholeRun other = WholeRun.of(folder.resolve("other"), List.of(new AnomalousBehavior(), new TrailStopped()))
                .learning(saved, null);
        assertThatThrownBy(() -> other.read(thisWeek))
                .isInstanceOf(WrongCheckpoint.class)
                .hasMessageContaining("the set of detectors that run");
    }

    @Test
    void aDamagedBaselineIsRefused() throws IOException {
        run("teach", 2).learning(null, saved).read(lastWeek);
        byte[] bytes = Files.readAllBytes(saved);
        bytes[bytes.length / 2] ^= 1;
        Files.write(saved, bytes);
        WholeRun second = run("second", 2).learning(saved, null);
        assertThatThrownBy(() -> second.read(thisWeek))
                .isInstanceOf(CheckpointError.class)
                .hasMessageContaining("its checksum does not match")
                .hasMessageContaining("--save-baseline");
    }

    private WholeRun run(String name, int threads) {
        return WholeRun.of(folder.resolve(name), Detectors.load(List.of()))
                .with(options -> options.withThreads(threads));
    }

    private static String withoutLocator(WholeRun.Result result) throws IOException {
        return Files.readString(result.outputs().findings()).replaceAll(",\"locator\":\\[[^\\]]*\\]", "");
    }

    private Path write(String name, List<CallRecord> calls) throws IOException {
        String records = calls.stream().map(CallRecord::toString).collect(Collectors.joining(","));
        return Files.writeString(folder.resolve(name), "{\"Records\":[" + records + "]}");
    }
}
