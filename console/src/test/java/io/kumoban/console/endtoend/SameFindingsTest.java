package io.kumoban.console.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.console.endtoend.WholeRun.Result;
import io.kumoban.engine.pipeline.ReplayOptions;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same records give the same findings, updates, scores and near misses, byte by byte but for locators: however many
 * threads run, whatever the files are called, and however the records are spread over them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SameFindingsTest {
    private static final EveryDetectorStream STREAM = Streams.everyDetector();

    /** Little enough that runs of a single hour must be spilled. */
    private static final long TIGHT = 256 << 10;

    @TempDir
    static Path folder;

    private final LogFiles delivered = LogFiles.of(STREAM.logs());
    private Map<String, String> expected = Map.of();

    @BeforeAll
    void replayAsDelivered() {
        Result reference = run(
                "reference", one -> one.withThreads(1), List.of(STREAM.logs().toString()));
        expected = reference.essence();
        assertThat(expected.get("findings")).isNotEmpty();
        assertThat(expected.get("scores")).isNotEmpty();
        assertThat(reference.summary().account().restarts).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7})
    void anyNumberOfThreadsFindsTheSame(int threads) {
        same(run(
                "threads" + threads,
                with -> with.withThreads(threads),
                List.of(STREAM.logs().toString())));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20_260_302})
    void filesWithoutTellingNamesInAnyOrderFindTheSame(long seed) {
        System.out.println("seed " + seed);
        Random dice = new Random(seed);
        List<String> paths = delivered.renamed(dice).writeTo(folder.resolve("renamed" + seed));
        Collections.shuffle(paths, dice);

        same(run("renamed-run" + seed, with -> with, paths));
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 77})
    void filesCutInThreeFindTheSame(long seed) {
        System.out.println("seed " + seed);
        LogFiles split = delivered.split(new Random(seed));
        assertThat(split.records()).isEqualTo(delivered.records());

        same(run("split-run" + seed, with -> with, split.writeTo(folder.resolve("split" + seed))));
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 4_711})
    void filesJoinedByThreeFindTheSame(long seed) {
        System.out.println("seed " + seed);
        LogFiles joined = delivered.joined(new Random(seed));

        same(run("joined-run" + seed, with -> with.withThreads(3), joined.writeTo(folder.resolve("joined" + seed))));
    }

    @Test
    void bareRecordsFindTheSameAsCloudTrailsDocuments() {
        same(run("lines-run", with -> with, delivered.asLines().writeTo(folder.resolve("lines"))));
    }

    @Test
    void runsThatSpillFindTheSame() {
        Result result = run(
                "tight",
                with -> with.withMemoryBudget(TIGHT).withThreads(3),
                List.of(STREAM.logs().toString()));

        assertThat(result.summary().account().spills).hasPositiveValue();
        same(result);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void namesThatLieAboutTheirTimeCostARestartAndFindTheSame(int threads) {
        LogFiles lying = delivered.lying(new Random(5));
        Result result = run(
                "lying-run" + threads,
                with -> with.withThreads(threads),
                lying.writeTo(folder.resolve("lying" + threads)));

        assertThat(result.summary().account().restarts).hasValue(1);
        same(result);
    }

    private Result run(String name, UnaryOperator<ReplayOptions> options, List<String> paths) {
        return WholeRun.into(folder.resolve(name))
                .knowing(STREAM.intelligence(), STREAM.context())
                .with(with -> options.apply(with.withScores(true)))
                .read(paths);
    }

    private void same(Result result) {
        assertThat(result.summary().account().addsUp()).isTrue();
        result.essence().forEach((what, text) -> Texts.requireEqual(what, expected.get(what), text));
    }
}
