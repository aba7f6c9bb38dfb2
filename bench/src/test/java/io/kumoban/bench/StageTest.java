package io.kumoban.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.bench.stage.DemoLogs;
import io.kumoban.bench.stage.Measured;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

class StageTest {
    /** Of the demo account's logs, those of the days of its attacks. */
    private static final Pattern KEPT = Pattern.compile(".*/2026/03/1[01]/.*");

    private static DemoLogs logs;

    @BeforeAll
    static void writeTwoDaysOfTheDemo() throws IOException {
        logs = DemoLogs.write();
        try (Stream<Path> files = Files.walk(logs.folder().resolve("account/AWSLogs"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!KEPT.matcher(file.toString()).matches()) {
                    Files.delete(file);
                }
            }
        }
        System.setProperty(DemoLogs.FOLDER, logs.folder().toString());
    }

    @AfterAll
    static void deleteThem() {
        System.clearProperty(DemoLogs.FOLDER);
        logs.close();
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void everyBenchmarkMethodOfAStageRunsAndDoesTheSameWorkAsItsBaseline(Stage stage) throws Exception {
        Measured benchmark = stage.benchmark();
        benchmark.shrink();
        benchmark.prepare();
        Map<String, Long> answers = new TreeMap<>();
        for (Method method : benchmark.getClass().getMethods()) {
            if (method.isAnnotationPresent(Benchmark.class)) {
                answers.put(method.getName(), (Long) method.invoke(benchmark));
            }
        }
        assertThat(benchmark.events()).isPositive();
        assertThat(answers).containsKeys(Stage.OURS, stage.baseline());
        assertThat(answers.values()).allMatch(answer -> answer > 0);
        // Inflating alone answers bytes, a replay answers records.
        if (!stage.isReplay()) {
            assertThat(Set.copyOf(answers.values()))
                    .as("answers of %s", answers)
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void aStageSaysEveryParameterOfItsBenchmarkSoThatOneForkIsOneFigure(Stage stage) throws Exception {
        Measured benchmark = stage.benchmark();
        Map<String, String> expected = new TreeMap<>();
        for (Field field : benchmark.getClass().getFields()) {
            if (field.isAnnotationPresent(Param.class)) {
                expected.put(field.getName(), String.valueOf(field.get(benchmark)));
            }
        }
        assertThat(stage.parameters()).containsExactlyInAnyOrderEntriesOf(expected);
    }

    @Test
    void aStageIsNamedByItsIdOrByTheFirstPartOfIt() {
        assertThat(Stage.named("timeline")).containsExactly(Stage.TIMELINE);
        assertThat(Stage.named("decode"))
                .containsExactly(
                        Stage.DECODE_CALLS,
                        Stage.DECODE_CALLS_STANDARD,
                        Stage.DECODE_FLOWS,
                        Stage.DECODE_FLOWS_2,
                        Stage.DECODE_QUERIES);
        assertThat(Stage.named("time")).isEmpty();
    }

    @Test
    void aRatioIsTheMedianOfThePairs() {
        Figures figures = new Figures(
                Stage.TIMELINE,
                10,
                0,
                List.of(new Sample(10, 1), new Sample(20, 1), new Sample(30, 4)),
                List.of(new Sample(20, 5), new Sample(60, 5), new Sample(30, 5)));
        assertThat(figures.ratio()).isEqualTo(2);
        assertThat(figures.own()).isEqualTo(new Sample(20, 1));
        assertThat(figures.eventsPerSecond()).isEqualTo(5e7);
    }

    @Test
    void theOrderStageIsToldWithoutTheStagesBehindIt() {
        StageShares shares = StageShares.of(Map.of("decode", 6.0, "order", 4.0, "detect", 3.0));
        assertThat(shares.text()).isEqualTo("decode 60 %, detect 30 %, order 10 %");
    }

    @Test
    void theTableIsShownAsTextAndAsMarkdown() {
        Table table = new Table(List.of("stage", "ns"), List.of(List.of("a", "1,200"), List.of("longer", "7.5")));
        assertThat(table.text(false)).isEqualTo("""
            stage      ns
            a       1,200
            longer    7.5
            """);
        assertThat(table.text(true)).isEqualTo("""
            | stage  |    ns |
            | ------ | ----: |
            | a      | 1,200 |
            | longer |   7.5 |
            """);
    }

    @Test
    void anUnknownStageIsWrongUsage() {
        assertThat(Bench.commandLine().execute("--json", "x.json", "no-such-stage"))
                .isEqualTo(2);
    }
}
