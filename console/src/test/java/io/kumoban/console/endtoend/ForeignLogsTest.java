package io.kumoban.console.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kumoban.console.endtoend.WholeRun.Result;
import io.kumoban.engine.pipeline.ReplayOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logs of other tools keep what is promised of AWS's: threads, files, memory and deaths change nothing that is found. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForeignLogsTest {
    private static final LogFiles LOGS = ForeignStream.logs();
    private static final long TIGHT = 256 << 10;

    @TempDir
    static Path folder;

    private List<String> paths = List.of();
    private Result expected;

    @BeforeAll
    void replayWithOneThread() {
        paths = LOGS.writeTo(folder.resolve("logs"));
        expected = run("reference", with -> with.withThreads(1)).read(paths);

        assertThat(expected.summary().account().addsUp()).isTrue();
        assertThat(expected.summary().account().restarts).hasValue(0);
        assertThat(expected.summary().account().quarantined).hasValue(0);
        assertThat(expected.summary().account().ignored()).containsOnlyKeys("zeek-other-stream");
        assertThat(expected.essence().get("findings")).contains("Portscan", "DGADomainRequest");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5})
    void moreThreadsFindTheSame(int threads) {
        same(run("threads" + threads, with -> with.withThreads(threads)).read(paths));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void filesCutInThreeAndJoinedAgainFindTheSame(long seed) {
        Random dice = new Random(seed);
        LogFiles split = LOGS.split(dice);
        same(run("split" + seed, with -> with).read(split.writeTo(folder.resolve("split" + seed))));
        List<String> joined = new ArrayList<>();
        for (LogFiles.LogFile file : LOGS.files()) {
            // Only what is of one format can stand in one file.
            LogFiles parts = new LogFiles(List.of(file)).split(dice).joined(dice);
            joined.addAll(parts.writeTo(folder.resolve("joined" + seed).resolve(file.name())));
        }
        same(run("joined" + seed, with -> with).read(joined));
    }

    @Test
    void runsThatSpillFindTheSame() {
        Result result = run("tight", with -> with.withMemoryBudget(TIGHT)).read(paths);

        assertThat(result.summary().account().spills).hasPositiveValue();
        same(result);
    }

    @Test
    void aRunThatDiesGoesOnFromItsCheckpointAndFindsTheSame() {
        Path checkpoints = folder.resolve("checkpoints");
        WholeRun mortal = run("mortal", with -> with.withThreads(2)).checkpoints(checkpoints);
        assertThatThrownBy(() -> mortal.die(4, 0, paths)).isInstanceOf(MortalResults.Death.class);

        same(run("mortal", with -> with).checkpoints(checkpoints).resuming().read(paths));
    }

    private static WholeRun run(String name, UnaryOperator<ReplayOptions> options) {
        return WholeRun.into(folder.resolve(name)).with(options);
    }

    private void same(Result result) {
        assertThat(result.summary().account().addsUp()).isTrue();
        assertThat(result.summary().account().recordsRead)
                .hasValue(expected.summary().account().recordsRead.get());
        result.essence()
                .forEach((what, text) ->
                        Texts.requireEqual(what, expected.essence().get(what), text));
    }
}
