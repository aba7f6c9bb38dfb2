package io.kumoban.console.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.console.endtoend.WholeRun.Result;
import io.kumoban.detectors.sigma.modifier.Placeholders;
import io.kumoban.detectors.sigma.replay.LoadedRules;
import io.kumoban.engine.pipeline.ReplayOptions;
import io.kumoban.engine.testing.Property;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many rules of every kind find the same in the same records, byte by byte but for locators: however the records are spread
 * over files, whatever the files of logs and of rules are called, however many threads run and however fast time goes.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SameMatchesTest {
    private static final int RULES = 120;
    private static final int CASES = 2;
    private static final int MORE_CASES = 12;
    /** Fast enough for two days, and slow enough that the replay waits for its clock now and then. */
    private static final int SPEED = 100_000;

    private static final EveryDetectorStream STREAM = Streams.everyDetector();

    @TempDir
    static Path folder;

    private final LogFiles logs = LogFiles.of(STREAM.logs()).condensed();
    private String rules = "";
    private Result reference;
    private Map<String, String> expected = Map.of();

    /** How records are spread over files, and who reads them. */
    private record Spread(LogFiles files, long order, int threads, boolean tight) {
        static Spread of(LogFiles logs, Random dice) {
            LogFiles files = logs;
            for (int steps = 1 + dice.nextInt(2); steps > 0; steps--) {
                files = switch (dice.nextInt(4)) {
                    case 0 -> files.split(dice);
                    case 1 -> files.joined(dice);
                    case 2 -> files.asLines();
                    default -> files.lying(dice);
                };
            }
            return new Spread(files.renamed(dice), dice.nextLong(), 1 + dice.nextInt(3), dice.nextInt(3) == 0);
        }

        @Override
        public String toString() {
            return files.files().size() + " files, " + threads + " threads" + (tight ? ", little memory" : "");
        }
    }

    @BeforeAll
    void replayAsDelivered() {
        rules = GeneratedRules.of(logs, new Random(19), RULES);
        reference = run(
                "reference",
                rules,
                with -> with.withThreads(1),
                List.of(STREAM.logs().toString()));
        expected = reference.essence();
    }

    @Test
    void builtInCorrelatedFirstSeenAndGeneratedRulesAllFindSomething() {
        List<String> types = reference.raised().stream().distinct().toList();
        List<String> kinds = List.of(
                "CloudTrail/Generated",
                "Correlation/Correlated",
                "Correlation/ManySecretsReadByOneIdentity",
                "Correlation/ConsoleSignInFromAnAddressThatIsNewToTheIdentity");
        for (String kind : kinds) {
            assertThat(types).as(kind).anyMatch(type -> type.contains("Sigma:" + kind));
        }
        assertThat(types).hasSizeGreaterThan(RULES / 2);
    }

    @Test
    void recordsSpreadInAnyWayFindTheSame() {
        spreadInAnyWay(CASES);
    }

    @Tag("long")
    @Test
    void recordsSpreadInManyMoreWaysFindTheSame() {
        spreadInAnyWay(MORE_CASES);
    }

    private void spreadInAnyWay(int cases) {
        Property.of(cases, dice -> Spread.of(logs, dice)).holds(spread -> {
            Path place = Files.createTempDirectory(folder, "spread");
            List<String> paths = new ArrayList<>(spread.files().writeTo(place));
            Collections.shuffle(paths, new Random(spread.order()));
            UnaryOperator<ReplayOptions> options = with -> spread.tight()
                    ? with.withThreads(spread.threads()).withMemoryBudget(256 << 10)
                    : with.withThreads(spread.threads());
            same(run(place.getFileName() + "-run", rules, options, paths).essence(), expected);
        });
    }

    @Test
    void rulesInAnotherOrderFindTheSame() {
        List<String> documents = new ArrayList<>(List.of(rules.split("---\n")));
        Collections.shuffle(documents, new Random(23));
        Result result = run(
                "other-order",
                String.join("---\n", documents),
                with -> with.withThreads(2),
                List.of(STREAM.logs().toString()));

        assertThat(sortedLines(result)).isEqualTo(sortedLines(reference));
    }

    @Test
    void aSlowReplayFindsTheSameAsAFastOne() {
        long from = Instant.parse("2026-03-11T00:00:00Z").toEpochMilli();
        long to = Instant.parse("2026-03-13T00:00:00Z").toEpochMilli();
        List<String> calls = List.of(STREAM.logs().resolve("hand-made").toString());
        UnaryOperator<ReplayOptions> days = with -> with.withSpan(from, to);
        Result fast = run("fast", rules, with -> days.apply(with).withThreads(1), calls);
        Result slow = run("slow", rules, with -> days.apply(with).withThreads(3).withSpeed(SPEED), calls);

        assertThat(fast.findings()).isNotEmpty();
        same(slow.essence(), fast.essence());
    }

    private static List<String> sortedLines(Result result) {
        return result.findings().lines().sorted().toList();
    }

    private static void same(Map<String, String> found, Map<String, String> expected) {
        found.forEach((what, text) -> Texts.requireEqual(what, expected.get(what), text));
    }

    private static Result run(String name, String rules, UnaryOperator<ReplayOptions> options, List<String> paths) {
        try {
            Path file =
                    Files.writeString(Files.createTempDirectory(folder, "rules").resolve("generated.yml"), rules);
            LoadedRules loaded = LoadedRules.read(List.of("builtin", "first-seen", file.toString()), Placeholders.NONE);
            assertThat(loaded.problems()).isEmpty();
            return WholeRun.of(folder.resolve(name), loaded.detectors())
                    .with(options)
                    .read(paths);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("the rules cannot be written", unwritable);
        }
    }
}
