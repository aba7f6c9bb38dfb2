package io.kumoban.console.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kumoban.console.endtoend.WholeRun.Result;
import io.kumoban.engine.pipeline.ReplayOptions;
import io.kumoban.engine.pipeline.RunAccount;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A run that dies and goes on from its last checkpoint ends as one that never died: with every detector at work, from
 * any batch on, and with other numbers of threads before and after.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResumedRunTest {
    private static final EveryDetectorStream STREAM = Streams.everyDetector();
    private static final int DEATHS = 4;

    @TempDir
    static Path folder;

    private final LogFiles condensed = LogFiles.of(STREAM.logs()).condensed();
    private List<String> small = List.of();
    private List<String> large = List.of();
    private Result unbroken;

    @BeforeAll
    void replayWithoutDeath() {
        small = condensed.split(new Random(1)).writeTo(folder.resolve("small"));
        large = condensed.writeTo(folder.resolve("large"));
        unbroken = run("unbroken", with -> with.withThreads(2)).read(small);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 3", "4, 1", "5, 2"})
    void aRunThatDiesAgainAndAgainEndsAsOneThatNeverDied(long seed, int threads) {
        System.out.println("seed " + seed);
        same(dying("again" + seed, new Random(seed), threads, seed % 2 == 0 ? small : large, with -> with));
    }

    @Test
    void aRunThatDiesOnFilesThatLieAboutTheirTimeEndsAsOneThatNeverDied() {
        List<String> lying = condensed.lying(new Random(5)).writeTo(folder.resolve("lying"));
        Result result = dying("lying-run", new Random(6), 2, lying, with -> with);

        assertThat(result.summary().account().restarts).hasValue(1);
        assertThat(result.essence()).isEqualTo(unbroken.essence());
    }

    private Result dying(
            String name, Random dice, int threads, List<String> paths, UnaryOperator<ReplayOptions> options) {
        Path checkpoints = folder.resolve(name + "-checkpoints");
        for (int death = 0; death < DEATHS; death++) {
            int now = death % 2 == 0 ? threads : 1 + dice.nextInt(4);
            WholeRun run = run(name, options.andThen(with -> with.withThreads(now))::apply)
                    .checkpoints(checkpoints);
            WholeRun mortal = death == 0 ? run : run.resuming();
            int after = 1 + dice.nextInt(40);
            int findings = dice.nextInt(6);
            assertThatThrownBy(() -> mortal.die(after, findings, paths)).isInstanceOf(MortalResults.Death.class);
        }
        return run(name, with -> with.withThreads(3))
                .checkpoints(checkpoints)
                .resuming()
                .read(paths);
    }

    private void same(Result result) {
        RunAccount expected = unbroken.summary().account();
        RunAccount account = result.summary().account();
        assertThat(result.essence()).isEqualTo(unbroken.essence());
        assertThat(account.resumedBytes).hasPositiveValue();
        assertThat(account.addsUp()).isTrue();
        assertThat(account.processed()).isEqualTo(expected.processed());
        assertThat(account.recordsRead).hasValue(expected.recordsRead.get());
        assertThat(account.duplicates).hasValue(expected.duplicates.get());
        assertThat(account.ignored()).isEqualTo(expected.ignored());
        assertThat(account.malformedValues).hasValue(expected.malformedValues.get());
        assertThat(result.summary().detectors()).isEqualTo(unbroken.summary().detectors());
    }

    private WholeRun run(String name, UnaryOperator<ReplayOptions> options) {
        return WholeRun.into(folder.resolve(name))
                .knowing(STREAM.intelligence(), STREAM.context())
                .with(options);
    }
}
