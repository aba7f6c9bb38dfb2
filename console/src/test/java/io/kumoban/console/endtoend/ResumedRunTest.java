package io.kumoban.console.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kumoban.console.endtoend.WholeRun.Result;
import io.kumoban.engine.pipeline.ReplayOptions;
import io.kumoban.engine.pipeline.RunAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A run that dies and goes on from its last checkpoint ends as one that never died: with every detector at work, from
 * any batch on, and with other numbers of threads before and after.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResumedRunTest {
    private static final EveryDetectorStream STREAM = Streams.everyDetector();
    private static final int DEATHS = 4;
    private static final int FLOWS = 60_000;

    @TempDir
    static Path folder;

    private Result unbroken;

    @BeforeAll
    void replayWithoutDeath() {
        unbroken = run("unbroken", with -> with).read(STREAM.logs());
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "3, 3"})
    void aRunThatDiesAgainAndAgainEndsAsOneThatNeverDied(long seed, int threads) {
        System.out.println("seed " + seed);
        Result result = dying("again" + seed, new Random(seed), threads, delivered());

        same(result, unbroken);
        assertThat(result.summary().account().resumedBytes).hasPositiveValue();
    }

    @Tag("long")
    @ParameterizedTest
    @CsvSource({"2, 2", "4, 1", "5, 4", "6, 2"})
    void moreRunsThatDieAgainAndAgainEndAsOneThatNeverDied(long seed, int threads) {
        aRunThatDiesAgainAndAgainEndsAsOneThatNeverDied(seed, threads);
    }

    @Test
    void aRunThatDiesOnFilesThatLieAboutTheirTimeEndsAsOneThatNeverDied() {
        List<String> lying =
                LogFiles.of(STREAM.logs()).condensed().lying(new Random(5)).writeTo(folder.resolve("lying"));
        Result result = dying("lying-run", new Random(6), 2, lying);

        assertThat(result.summary().account().restarts).hasValue(1);
        assertThat(result.essence()).isEqualTo(unbroken.essence());
    }

    @ParameterizedTest
    @ValueSource(strings = {"flows.log", "flows.log.gz"})
    void aRunThatDiesInALargeFileGoesOnFromItsMiddle(String name) {
        List<String> file = new LogFiles(List.of(new LogFiles.LogFile(name, flows()))).writeTo(folder.resolve("large"));
        Result whole = run("whole-" + name, with -> with).read(file);
        Path checkpoints = folder.resolve(name + "-checkpoints");
        WholeRun mortal = run("part-" + name, with -> with).checkpoints(checkpoints);
        assertThatThrownBy(() -> mortal.die(190, 0, file)).isInstanceOf(MortalResults.Death.class);

        Result result = run("part-" + name, with -> with.withThreads(1))
                .checkpoints(checkpoints)
                .finishing()
                .read(file);

        same(result, whole);
        assertThat(result.summary().account().plainBytes)
                .hasValue(whole.summary().account().plainBytes.get());
        long size = whole.summary().account().compressedBytes.get();
        long again = size - result.summary().account().resumedBytes.get();
        if (name.endsWith(".gz")) {
            assertThat(again).isEqualTo(size);
        } else {
            assertThat(again).isLessThan(size * 2 / 5);
        }
    }

    @Test
    void aRunThatDiesAtFourFifthsOfManyFilesReadsLessThanTwoFifthsOfThemAgain() throws IOException {
        List<String> calls = List.of(STREAM.logs() + "/*/CloudTrail/**");
        Path checkpoints = folder.resolve("many-checkpoints");
        Result whole = run("many-whole", with -> with).checkpoints(checkpoints).read(calls);
        int borders = newest(checkpoints);
        WholeRun mortal = run("many", with -> with).checkpoints(checkpoints);
        assertThatThrownBy(() -> mortal.die(borders * 4 / 5, 0, calls)).isInstanceOf(MortalResults.Death.class);

        Result result =
                run("many", with -> with).checkpoints(checkpoints).finishing().read(calls);

        same(result, whole);
        long size = whole.summary().account().compressedBytes.get();
        long again = size - result.summary().account().resumedBytes.get();
        System.out.printf("read again: %,d of %,d bytes%n", again, size);
        assertThat(again).isLessThan(size * 2 / 5);
    }

    private static int newest(Path checkpoints) throws IOException {
        try (Stream<Path> files = Files.list(checkpoints)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("checkpoint-"))
                    .mapToInt(name -> Integer.parseInt(name.substring("checkpoint-".length())))
                    .max()
                    .orElseThrow();
        }
    }

    /** Ten days of flows in the order of their time: 240 full hours. */
    private static String flows() {
        StringBuilder lines =
                new StringBuilder("version account-id interface-id srcaddr dstaddr srcport dstport protocol"
                        + " packets bytes start end action log-status\n");
        Random dice = new Random(7);
        long time = Instant.parse("2026-03-02T00:00:00Z").getEpochSecond();
        for (int i = 0; i < FLOWS; i++) {
            long end = time + i * 864_000L / FLOWS;
            lines.append("2 123456789012 eni-0a1b2c3d 10.0.1.%d 203.0.113.%d %d %d 6 %d %d %d %d ACCEPT OK\n"
                    .formatted(
                            1 + dice.nextInt(20),
                            1 + dice.nextInt(200),
                            1024 + dice.nextInt(60_000),
                            1 + dice.nextInt(1000),
                            1 + dice.nextInt(90),
                            40 + dice.nextInt(90_000),
                            end - 60,
                            end));
        }
        return lines.toString();
    }

    private Result dying(String name, Random dice, int threads, List<String> paths) {
        Path checkpoints = folder.resolve(name + "-checkpoints");
        for (int death = 0; death < DEATHS; death++) {
            int now = death % 2 == 0 ? threads : 1 + dice.nextInt(4);
            WholeRun run = run(name, with -> with.withThreads(now)).checkpoints(checkpoints);
            WholeRun mortal = death == 0 ? run : run.resuming();
            int after = 1 + dice.nextInt(80);
            int findings = dice.nextInt(6);
            assertThatThrownBy(() -> mortal.die(after, findings, paths)).isInstanceOf(MortalResults.Death.class);
        }
        return run(name, with -> with.withThreads(3))
                .checkpoints(checkpoints)
                .finishing()
                .read(paths);
    }

    private static List<String> delivered() {
        return List.of(STREAM.logs().toString());
    }

    private static void same(Result result, Result whole) {
        RunAccount expected = whole.summary().account();
        RunAccount account = result.summary().account();
        assertThat(result.essence()).isEqualTo(whole.essence());
        assertThat(account.addsUp()).isTrue();
        assertThat(account.processed()).isEqualTo(expected.processed());
        assertThat(account.recordsRead).hasValue(expected.recordsRead.get());
        assertThat(account.duplicates).hasValue(expected.duplicates.get());
        assertThat(account.ignored()).isEqualTo(expected.ignored());
        assertThat(account.malformedValues).hasValue(expected.malformedValues.get());
        assertThat(result.summary().detectors()).isEqualTo(whole.summary().detectors());
    }

    private WholeRun run(String name, UnaryOperator<ReplayOptions> options) {
        return WholeRun.into(folder.resolve(name))
                .knowing(STREAM.intelligence(), STREAM.context())
                .locatedBy(STREAM.places())
                .with(options);
    }
}
