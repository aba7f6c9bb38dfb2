package io.kumoban.console.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kumoban.console.endtoend.WholeRun.Result;
import io.kumoban.detectors.sigma.modifier.Placeholders;
import io.kumoban.detectors.sigma.replay.LoadedRules;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.detect.Detectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Correlations of whole runs: the same whatever the threads and files, and after a death. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CorrelatedRunTest {
    private static final String RULES = """
        title: Call
        name: call
        logsource: {product: aws, service: cloudtrail}
        detection: {s: {eventName: '*'}, condition: s}
        ---
        title: Refused
        name: refused
        logsource: {product: aws, service: cloudtrail}
        detection: {s: {errorCode: '*'}, condition: s}
        ---
        title: Flow
        name: flow
        logsource: {category: firewall}
        detection: {s: {action: accept}, condition: s}
        ---
        title: Many APIs
        name: many
        correlation: {type: value_count, rules: [call], group-by: [userIdentity.arn], timespan: 1h,
            condition: {field: eventName, gte: 4}}
        ---
        title: Few calls
        correlation: {type: event_count, rules: [call], group-by: [userIdentity.arn], timespan: 6h,
            condition: {lt: 3}}
        ---
        title: Refused, then many
        correlation: {type: temporal_ordered, rules: [refused, many], group-by: [userIdentity.arn], timespan: 1d}
        ---
        title: New API
        correlation: {type: first_seen, rules: [call], group-by: [userIdentity.arn], fields: [eventName],
            timespan: 7d, learn: 1d}
        ---
        title: Bytes
        correlation: {type: value_sum, rules: [flow], group-by: [src_ip], timespan: 1h,
            condition: {field: bytes, gt: 10000000}}
        """;
    private static final int AFTER_CHECKPOINTS = 40;
    private static final EveryDetectorStream STREAM = Streams.everyDetector();

    @TempDir
    static Path folder;

    private Path rules;
    private Result unbroken;

    @BeforeAll
    void replayWithOneThread() throws IOException {
        rules = Files.writeString(folder.resolve("rules.yml"), RULES);
        unbroken = run("unbroken", 1).read(STREAM.logs());
    }

    @Test
    void everyCorrelationHoldsSomewhere() {
        assertThat(unbroken.raised())
                .contains(
                        "sigma-correlations/Sigma:Correlation/FewCalls",
                        "sigma-correlations/Sigma:Correlation/RefusedThenMany",
                        "sigma-correlations/Sigma:Correlation/NewAPI",
                        "sigma-correlations/Sigma:Correlation/Bytes");
    }

    @Test
    void threeThreadsAndFilesCutInThreeFindTheSame() {
        List<String> split =
                LogFiles.of(STREAM.logs()).condensed().split(new Random(3)).writeTo(folder.resolve("split"));

        assertThat(run("split-run", 3).read(split).essence()).isEqualTo(unbroken.essence());
    }

    @Test
    void aRunThatDiesEndsAsOneThatNeverDied() {
        Path checkpoints = folder.resolve("checkpoints");
        List<String> logs = List.of(STREAM.logs().toString());
        assertThatThrownBy(() -> run("mortal", 2).checkpoints(checkpoints).die(AFTER_CHECKPOINTS, 0, logs))
                .isInstanceOf(MortalResults.Death.class);

        Result result = run("mortal", 3).checkpoints(checkpoints).finishing().read(logs);

        assertThat(result.essence()).isEqualTo(unbroken.essence());
    }

    @Test
    void rulesChangeNothingThatDetectorsFind() {
        List<Detector<?, ?>> detectors = Detectors.load(List.of());
        List<Detector<?, ?>> both = new ArrayList<>(detectors);
        both.addAll(rules());

        String alone = WholeRun.of(folder.resolve("alone"), detectors)
                .read(STREAM.logs())
                .findings();
        String beside =
                WholeRun.of(folder.resolve("beside"), both).read(STREAM.logs()).findings();

        assertThat(beside.lines()
                        .filter(line -> !line.contains("\"detector\":\"sigma-"))
                        .toList())
                .isEqualTo(alone.lines().toList());
        assertThat(beside).hasSizeGreaterThan(alone.length());
    }

    private List<Detector<?, ?>> rules() {
        return LoadedRules.read(List.of(rules.toString()), Placeholders.NONE).detectors();
    }

    private WholeRun run(String name, int threads) {
        return WholeRun.of(folder.resolve(name), rules()).with(options -> options.withThreads(threads));
    }
}
