package io.kumoban.engine.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kumoban.engine.asset.Assets;
import io.kumoban.engine.detect.Settings;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.finding.FindingJson;
import io.kumoban.engine.finding.Samples;
import io.kumoban.engine.finding.Suppression;
import io.kumoban.engine.insight.Insight;
import io.kumoban.engine.json.Json;
import io.kumoban.engine.pipeline.Reject;
import io.kumoban.engine.pipeline.RunAccount;
import io.kumoban.engine.shard.DetectorAccount.NearMiss;
import io.kumoban.engine.testing.GoldenFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

class OutputResultsTest {
    @TempDir
    private Path root;

    private Path folder;
    private RunFolder run;
    private Outputs outputs;

    @BeforeEach
    void createTheFolder() {
        folder = root.resolve("run");
        run = RunFolder.create(folder);
        outputs = run.outputs()
                .withUpdates(folder.resolve("updates.jsonl"))
                .withScores(folder.resolve("scores.csv"))
                .withCsv(folder.resolve("timeline.csv"));
    }

    @Test
    void aRunLeavesAFolderThatCanBeReadBack() throws Exception {
        try (OutputResults results = open()) {
            results.finding(Samples.call(Samples.MORNING));
            results.finding(Samples.scan(Samples.MORNING + 1_000));
            results.finding(Samples.call(Samples.MORNING + 2_000));
            results.score("port-scan", 1_772_445_600_000L, "111122223333/unit", -0.25);
            results.reject(new Reject("a", 1, 2, "cut off", new byte[0]));
            results.end(outcome());
        }

        assertThat(run.isWhole()).isTrue();
        try (var findings = run.findings()) {
            assertThat(findings)
                    .extracting(finding -> finding.path("service").path("count").asInt())
                    .containsExactly(2, 1);
        }
        try (var nearMisses = run.nearMisses()) {
            assertThat(nearMisses).singleElement().satisfies(line -> {
                assertThat(line.path("detector").asString()).isEqualTo("port-scan");
                assertThat(line.path("observed").asInt()).isEqualTo(40);
            });
        }
        try (var quarantine = run.quarantine()) {
            assertThat(quarantine).hasSize(1);
        }
        assertThat(run.metrics().path("findings").path("updated").asInt()).isOne();
        assertThat(folder.resolve("updates.jsonl")).content().hasLineCount(3);
        assertThat(Files.readString(folder.resolve("scores.csv")))
                .startsWith("detector,time,unit,score\r\nport-scan,2026-03-02T10:00:00.000Z,111122223333/unit")
                .endsWith(",-0.25\r\n");
        assertThat(folder.resolve("timeline.csv")).content().hasLineCount(3);
        try (var left = Files.list(root.resolve("work"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aFindingIsToldOfWhenItIsFirstRaised() {
        List<String> told = new ArrayList<>();
        try (OutputResults results = open()) {
            results.telling(finding -> told.add(finding.detector()));
            results.finding(Samples.call(Samples.MORNING));
            results.finding(Samples.scan(Samples.MORNING + 1_000));
            results.finding(Samples.call(Samples.MORNING + 2_000));
        }

        assertThat(told)
                .containsExactly(
                        Samples.call(Samples.MORNING).detector(),
                        Samples.scan(Samples.MORNING).detector());
    }

    @Test
    void aFindingIsJudgedOnceAndStaysArchived() throws Exception {
        Suppression quiet = new Suppression() {
            @Override
            public int ruleOf(ObjectNode finding) {
                return finding.path("kumoban").path("evidence").size() > 1 ? 1 : 0;
            }

            @Override
            public List<String> rules() {
                return List.of("scans");
            }
        };
        List<String> told = new ArrayList<>();
        try (OutputResults results =
                new OutputResults(outputs, root.resolve("work"), new FindingJson(Assets.NONE), quiet)) {
            results.telling(finding -> told.add(finding.detector()));

            assertThat(results.finding(Samples.call(Samples.MORNING))).isTrue();
            assertThat(results.finding(Samples.scan(Samples.MORNING))).isFalse();
            assertThat(results.finding(Samples.scan(Samples.MORNING + 1_000))).isFalse();
            results.end(outcome());
        }

        assertThat(told).containsExactly("trail-stopped");
        try (var findings = run.findings()) {
            assertThat(findings)
                    .extracting(finding -> finding.at("/service/archived").asBoolean()
                            + " "
                            + finding.at("/service/count").asInt())
                    .containsExactly("false 1", "true 2");
        }
        assertThat(Json.text(run.metrics().path("findings")))
                .isEqualTo("{\"new\":1,\"updated\":0,\"suppressed\":2,\"archived\":{\"scans\":1}}");
        assertThat(folder.resolve("updates.jsonl")).content().hasLineCount(1);
        assertThat(folder.resolve("timeline.csv")).content().hasLineCount(2);
    }

    @Test
    void anUpdateIsOnDiskAtOnce() throws Exception {
        try (OutputResults results = open()) {
            results.finding(Samples.call(Samples.MORNING));

            assertThat(folder.resolve("updates.jsonl")).content().hasLineCount(1);
        }
    }

    @Test
    void anInsightIsOnDiskAtOnce() throws Exception {
        try (OutputResults results = open()) {
            results.insight(insight());

            try (var insights = run.insights()) {
                assertThat(insights)
                        .singleElement()
                        .satisfies(line -> assertThat(line.path("eventCategory").asString())
                                .isEqualTo("Insight"));
            }
        }
    }

    @Test
    void aRestartVoidsEverything() throws Exception {
        try (OutputResults results = open()) {
            results.insight(insight());
            results.finding(Samples.call(Samples.MORNING));
            results.score("port-scan", 1_772_445_600_000L, "111122223333/unit", 1);
            results.reject(new Reject("a", 1, 2, "cut off", new byte[0]));
            results.restart();
            results.finding(Samples.scan(Samples.MORNING));
        }

        try (var findings = run.findings()) {
            assertThat(findings)
                    .singleElement()
                    .satisfies(finding ->
                            assertThat(finding.path("type").asString()).isEqualTo("Recon:EC2/Portscan"));
        }
        assertThat(folder.resolve("updates.jsonl")).content().hasLineCount(1);
        assertThat(folder.resolve("quarantine.jsonl")).isEmptyFile();
        assertThat(folder.resolve("insights.jsonl")).isEmptyFile();
        assertThat(folder.resolve("scores.csv")).content().hasLineCount(1);
    }

    @Test
    void aRunThatBrokeOffKeepsItsFindingsButIsNotWhole() {
        try (OutputResults results = open()) {
            results.finding(Samples.call(Samples.MORNING));
        }

        assertThat(run.isWhole()).isFalse();
        try (var findings = run.findings()) {
            assertThat(findings).hasSize(1);
        }
    }

    @Test
    void aNewRunReplacesTheOldOneAndLeavesOtherFilesAlone() throws Exception {
        Files.writeString(folder.resolve("run.json"), "{}");
        Files.writeString(folder.resolve("findings.jsonl"), "{}\n{}\n");
        Path notes = Files.writeString(folder.resolve("notes.txt"), "mine");

        run = RunFolder.create(folder);
        assertThat(run.isWhole()).isFalse();
        try (OutputResults results = open()) {
            results.end(outcome());
        }

        assertThat(folder.resolve("findings.jsonl")).isEmptyFile();
        assertThat(notes).hasContent("mine");
    }

    @Test
    void theMetricsHaveTheirShape() {
        try (OutputResults results = open()) {
            results.finding(Samples.call(Samples.MORNING));

            GoldenFile.named("sink/metrics.json").holds(results.metrics(outcome()));
        }
    }

    @Test
    void theManifestHasItsShape() throws Exception {
        try (OutputResults results = open()) {
            results.end(outcome());
        }

        GoldenFile.named("sink/run.json").holds(Files.readString(folder.resolve("run.json")));
    }

    @Test
    void aFolderWithoutARunIsNamed() {
        RunFolder none = RunFolder.of(root.resolve("none"));

        assertThatThrownBy(none::findings)
                .isInstanceOf(SinkError.class)
                .hasMessageContaining("findings.jsonl")
                .hasMessageContaining("name the folder of a finished run");
    }

    @Test
    void aLineThatIsNoJsonIsNamed() throws Exception {
        Files.writeString(folder.resolve("findings.jsonl"), "{}\n{\"a\":\n");

        try (var findings = run.findings()) {
            assertThatThrownBy(findings::toList).hasMessageContaining("line 2");
        }
    }

    private static Insight insight() {
        Insight.Episode episode = new Insight.Episode(
                "ApiCallRateInsight", "111122223333", "us-east-1", "ec2.amazonaws.com", "RunInstances", "", 0);
        return new Insight(Insight.State.START, 0, episode, new Insight.Statistics(1, 9, 2, 1_440), List.of());
    }

    private OutputResults open() {
        return new OutputResults(outputs, root.resolve("work"), new FindingJson(Assets.NONE));
    }

    private static Outcome outcome() {
        RunAccount account = new RunAccount();
        account.filesFound.set(3);
        account.filesRead.set(2);
        account.skip("notes.md", "no log format");
        account.recordsRead.set(107);
        account.process(Kind.API_CALL, 60);
        account.process(Kind.FLOW, 40);
        account.duplicates.set(2);
        account.quarantined.set(1);
        account.ignore("nodata", 4);
        account.compressedBytes.set(1_000);
        account.plainBytes.set(10_000);
        RunAccount.Detectors detectors = new RunAccount.Detectors(
                List.of("trail-stopped", "port-scan"),
                Map.of("listed-domain", "no list threat-domains"),
                List.of("trail-stopped"),
                Map.of("port-scan", 12L),
                Map.of("port-scan", 30L));
        Manifest manifest = new Manifest(
                "0.1.0",
                "/home/ana",
                Map.of("threads", List.of("2"), "learn", List.of("7d"), "PATH", List.of("a.log", "b c.log")),
                new Settings(Set.of("listed-domain"), Map.of("port-scan", Map.of("ports", "80"))),
                detectors.loaded(),
                List.of(new Manifest.Source("list", "bad-ips", "bad-ips.txt", "00ff", 2)),
                List.of(new Manifest.Input("logs/day-1.json.gz", 1_000, "xxh3:0123", 107)),
                account.skipped(),
                false,
                OptionalLong.empty(),
                Map.of("inflate", 0.5));
        return new Outcome(
                account,
                0,
                detectors,
                Outcome.NO_RULES,
                new RunAccount.Stages(Map.of("inflate", 0.5, "detect", 0.25)),
                Duration.ofMillis(800),
                List.of(new NearMiss("port-scan", "ports", 40, 50, 7, Samples.flowAt(Samples.MORNING, "22"))),
                manifest);
    }
}
