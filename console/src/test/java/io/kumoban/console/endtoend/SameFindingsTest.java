package io.kumoban.console.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.console.endtoend.WholeRun.Result;
import io.kumoban.engine.pipeline.ReplayOptions;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    private final LogFiles condensed = LogFiles.of(STREAM.logs()).condensed();
    private Map<String, String> expected = Map.of();

    @BeforeAll
    void replayAsDelivered() {
        Result reference = run("reference", with -> with.withThreads(1), delivered());
        expected = reference.essence();
        assertThat(expected.values()).noneMatch(String::isEmpty);
        assertThat(reference.summary().account().restarts).hasValue(0);
        assertThat(reference.summary().account().spills).hasValue(0);
    }

    @Test
    void threeThreadsFindTheSameAsOne() {
        same(run("three", with -> with.withThreads(3), delivered()));
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "20260302, 7"})
    void filesWithoutTellingNamesInAnyOrderFindTheSame(long seed, int threads) {
        System.out.println("seed " + seed);
        Random dice = new Random(seed);
        List<String> paths = condensed.renamed(dice).writeTo(folder.resolve("renamed" + seed));
        Collections.shuffle(paths, dice);

        same(run("renamed-run" + seed, with -> with.withThreads(threads), paths));
    }

    @ParameterizedTest
    @CsvSource({"2, 1", "77, 3"})
    void filesCutInThreeFindTheSame(long seed, int threads) {
        System.out.println("seed " + seed);
        LogFiles split = condensed.split(new Random(seed));
        assertThat(split.records()).isEqualTo(condensed.records());

        same(run("split-run" + seed, with -> with.withThreads(threads), split.writeTo(folder.resolve("split" + seed))));
    }

    @ParameterizedTest
    @CsvSource({"3, 2", "4711, 3"})
    void filesJoinedByThreeFindTheSame(long seed, int threads) {
        System.out.println("seed " + seed);
        LogFiles joined = condensed.joined(new Random(seed));

        same(run(
                "joined-run" + seed,
                with -> with.withThreads(threads),
                joined.writeTo(folder.resolve("joined" + seed))));
    }

    @Test
    void bareRecordsFindTheSameAsCloudTrailsDocuments() {
        same(run("lines-run", with -> with, condensed.asLines().writeTo(folder.resolve("lines"))));
    }

    @Test
    void runsThatSpillFindTheSame() {
        Result result = run(
                "tight",
                with -> with.withMemoryBudget(TIGHT).withThreads(3),
                condensed.writeTo(folder.resolve("condensed")));

        assertThat(result.summary().account().spills).hasPositiveValue();
        same(result);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void namesThatLieAboutTheirTimeCostARestartAndFindTheSame(int threads) {
        LogFiles lying = condensed.lying(new Random(5));
        Result result = run(
                "lying-run" + threads,
                with -> with.withThreads(threads),
                lying.writeTo(folder.resolve("lying" + threads)));

        assertThat(result.summary().account().restarts).hasValue(1);
        same(result);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aSlowReplayFindsTheSameAsAFastOne(int threads) {
        long from = Instant.parse("2026-03-11T13:30:00Z").toEpochMilli();
        long to = Instant.parse("2026-03-11T16:30:00Z").toEpochMilli();
        List<String> logs = List.of(STREAM.logs().resolve("hand-made").toString());
        UnaryOperator<ReplayOptions> afternoon = with -> with.withSpan(from, to).withThreads(threads);
        Result fast = run("fast" + threads, afternoon, logs);
        Result slow = run("slow" + threads, with -> afternoon.apply(with).withSpeed(10_000), logs);

        assertThat(fast.findings()).isNotEmpty();
        assertThat(slow.essence()).isEqualTo(fast.essence());
    }

    /** Sets and maps without an order of their own are ordered anew in each process, and text may follow its locale. */
    @Test
    void anotherProcessInAnotherPlaceFindsTheSame() throws Exception {
        Path result = folder.resolve("abroad");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Duser.language=tr",
                        "-Duser.country=TR",
                        "-Duser.timezone=Asia/Kathmandu",
                        "-Dfile.encoding=ISO-8859-1",
                        "-Xmx768m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SameFindingsTest.class.getName(),
                        result.toString(),
                        STREAM.logs().toString(),
                        STREAM.intelligence().toString(),
                        STREAM.context().toString(),
                        STREAM.places().toString())
                .inheritIO()
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();

        Path findings = result.resolve("findings.jsonl");
        Texts.requireEqual("findings", expected.get("findings"), Result.withoutLocators(findings));
    }

    /** Replays into a folder: the logs, lists, context and places that the arguments name. */
    public static void main(String[] arguments) {
        WholeRun.into(Path.of(arguments[0]))
                .knowing(Path.of(arguments[2]), Path.of(arguments[3]))
                .locatedBy(Path.of(arguments[4]))
                .read(Path.of(arguments[1]));
    }

    private static List<String> delivered() {
        return List.of(STREAM.logs().toString());
    }

    private Result run(String name, UnaryOperator<ReplayOptions> options, List<String> paths) {
        return WholeRun.into(folder.resolve(name))
                .knowing(STREAM.intelligence(), STREAM.context())
                .locatedBy(STREAM.places())
                .with(with -> options.apply(with.withScores(true)))
                .read(paths);
    }

    private void same(Result result) {
        assertThat(result.summary().account().addsUp()).isTrue();
        result.essence().forEach((what, text) -> Texts.requireEqual(what, expected.get(what), text));
    }
}
