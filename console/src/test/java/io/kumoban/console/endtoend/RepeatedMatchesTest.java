package io.kumoban.console.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kumoban.console.endtoend.WholeRun.Result;
import io.kumoban.detectors.sigma.modifier.Placeholders;
import io.kumoban.detectors.sigma.replay.LoadedRules;
import io.kumoban.engine.detect.Detector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Rules that match again and again. Matches that repeat one are put together, but not where each is written down; the findings
 * are the same, whatever the threads and files, and after a death.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RepeatedMatchesTest {
    private static final String RULES = """
        title: Any call
        logsource: {product: aws, service: cloudtrail}
        detection: {s: {eventName: '*'}, readOnly: {readOnly: true}, condition: s}
        ---
        title: The same again
        id: again
        logsource: {product: aws, service: cloudtrail}
        detection: {s: {eventSource|endswith: amazonaws.com}, condition: s}
        ---
        title: The same again
        id: again too
        logsource: {product: aws, service: cloudtrail}
        detection: {s: {requestParameters|exists: true}, f: {errorCode: '*'}, condition: s and not f}
        ---
        title: Amazon
        logsource: {product: aws, service: cloudtrail}
        detection: {words: [amazon], condition: words}
        ---
        title: Accepted
        logsource: {category: firewall}
        detection: {s: {action: accept}, condition: s}
        ---
        title: Any query
        logsource: {category: dns}
        detection: {s: {query: '*'}, condition: s}
        """;
    private static final int AFTER_CHECKPOINTS = 40;
    private static final EveryDetectorStream STREAM = Streams.everyDetector();

    @TempDir
    static Path folder;

    private Path rules;
    private Result oneByOne;

    @BeforeAll
    void replayWithoutPuttingTogether() throws IOException {
        rules = Files.writeString(folder.resolve("rules.yml"), RULES);
        oneByOne = run("one-by-one", 1).read(STREAM.logs());
    }

    @Test
    void everyRuleMatchesAgainAndAgain() {
        assertThat(counts(oneByOne).path("updated").asLong())
                .isGreaterThan(3L * oneByOne.raised().size());
        assertThat(oneByOne.raised())
                .contains(
                        "sigma-calls/Sigma:CloudTrail/AnyCall",
                        "sigma-calls/Sigma:CloudTrail/TheSameAgain",
                        "sigma-calls/Sigma:CloudTrail/Amazon",
                        "sigma-flows/Sigma:VPCFlow/Accepted",
                        "sigma-queries/Sigma:DNS/AnyQuery");
    }

    @Test
    void putTogetherTheyAreTheSameFindings() {
        assertSame(run("together", 1).withoutUpdates().read(STREAM.logs()));
    }

    @Test
    void threeThreadsAndShuffledFilesCutInThreeFindTheSame() {
        LogFiles cut = LogFiles.of(STREAM.logs()).condensed().split(new Random(3));

        assertSame(run("cut", 3).withoutUpdates().read(cut.writeTo(folder.resolve("split"))));
        assertSame(run("shuffled", 3)
                .withoutUpdates()
                .read(cut.renamed(new Random(4)).writeTo(folder.resolve("mixed"))));
    }

    @Test
    void aRunThatDiesEndsAsOneThatNeverDied() {
        Path checkpoints = folder.resolve("checkpoints");
        List<String> logs = List.of(STREAM.logs().toString());
        assertThatThrownBy(() -> run("mortal", 2)
                        .withoutUpdates()
                        .checkpoints(checkpoints)
                        .die(AFTER_CHECKPOINTS, 0, logs))
                .isInstanceOf(MortalResults.Death.class);

        assertSame(run("mortal", 3)
                .withoutUpdates()
                .checkpoints(checkpoints)
                .finishing()
                .read(logs));
    }

    private void assertSame(Result result) {
        assertThat(result.findings()).isEqualTo(oneByOne.findings());
        assertThat(counts(result)).isEqualTo(counts(oneByOne));
    }

    /** How many findings and updates a run had. */
    private static JsonNode counts(Result result) {
        return result.run().metrics().path("findings");
    }

    private WholeRun run(String name, int threads) {
        List<Detector<?, ?>> detectors =
                LoadedRules.read(List.of(rules.toString()), Placeholders.NONE).detectors();
        return WholeRun.of(folder.resolve(name), detectors).with(options -> options.withThreads(threads));
    }
}
