package io.kumoban.detectors.sigma.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.detectors.sigma.event.JsonEvent;
import io.kumoban.detectors.sigma.event.MapEvent;
import io.kumoban.detectors.sigma.modifier.Placeholders;
import io.kumoban.detectors.sigma.oracle.Oracle;
import io.kumoban.detectors.sigma.read.SigmaReader;
import io.kumoban.detectors.sigma.route.LogSourceRouter;
import io.kumoban.detectors.sigma.route.Route;
import io.kumoban.detectors.sigma.rule.RuleSet;
import io.kumoban.engine.asset.Assets;
import io.kumoban.engine.detect.Settings;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.finding.Finding;
import io.kumoban.engine.insight.Insight;
import io.kumoban.engine.json.Json;
import io.kumoban.engine.list.Lists;
import io.kumoban.engine.pipeline.Reject;
import io.kumoban.engine.pipeline.Replay;
import io.kumoban.engine.pipeline.ReplayOptions;
import io.kumoban.engine.pipeline.Results;
import io.kumoban.engine.shard.DetectorSet;
import io.kumoban.engine.testing.ExternalData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a replay raises by rules is what the oracle finds in the records, with any number of threads. */
class RulesInReplayTest {
    @TempDir
    Path folder;

    @Test
    void everyMatchInARecordedAttackIsRaisedAndNoOther() throws IOException {
        Path logs = ExternalData.named("cloudtrail-invictus/CloudTrail");
        List<String> collections = List.of(
                ExternalData.named("sigma/rules/cloud/aws").toString(),
                ExternalData.named("sigma-suzaku").toString());
        RuleSet rules = SigmaReader.read(collections, Placeholders.NONE);
        List<String> expected = new ArrayList<>();
        for (JsonNode record : records(logs)) {
            MapEvent event = new MapEvent(JsonEvent.parse(record.toString()));
            for (Route route : LogSourceRouter.route(rules)) {
                if (route instanceof Route.InScope rule
                        && rule.kind() == Kind.API_CALL
                        && !rules.silent().contains(rule.rule().info().key())
                        && Oracle.holds(rule.predicate(), event)) {
                    expected.add(rule.rule().info().key() + " "
                            + record.get("recipientAccountId").asString() + "/"
                            + record.get("eventID").asString());
                }
            }
        }

        List<String> raised = raised(logs, collections, 1);

        assertThat(raised).containsExactlyInAnyOrderElementsOf(expected).hasSizeGreaterThan(500);
        assertThat(raised(logs, collections, 3)).isEqualTo(raised);
    }

    @Test
    void arraysNullsAndKeywordsAreSeenInAReplay() throws IOException {
        Path rules = Files.writeString(folder.resolve("rules.yml"), """
            title: In an array
            id: array
            logsource: {product: aws, service: cloudtrail}
            detection:
              s: {requestParameters.items.name: two, eventName: RunInstances}
              condition: s
            ---
            title: Elements
            id: elements
            logsource: {product: aws, service: cloudtrail}
            detection:
              s: {requestParameters.names|contains: 'b'}
              condition: s
            ---
            title: Null
            id: there
            logsource: {product: aws, service: cloudtrail}
            detection:
              s: {responseElements|exists: true}
              condition: s
            ---
            title: Keyword
            id: keyword
            logsource: {product: aws, service: cloudtrail}
            detection:
              words: ['needle']
              condition: words
            """);
        Path logs = Files.writeString(
                folder.resolve("log.json"),
                "{\"Records\":["
                        + String.join(
                                ",",
                                call("a", "\"requestParameters\":{\"items\":[{\"name\":\"one\"},{\"name\":\"TWO\"}]}"),
                                call("b", "\"requestParameters\":{\"names\":[\"a\",\"b\"]}"),
                                call(
                                        "c",
                                        "\"responseElements\":null,\"requestParameters\":{\"items\":{\"name\":\"two\"}}"),
                                call("d", "\"requestParameters\":{\"names\":[],\"items\":[]}"),
                                call("e", "\"additionalEventData\":{\"deep\":[{\"x\":\"needle\"}]}"))
                        + "]}");

        assertThat(raised(logs, List.of(rules.toString()), 1))
                .containsExactlyInAnyOrder(
                        "array 111122223333/a",
                        "elements 111122223333/b",
                        "array 111122223333/c",
                        "there 111122223333/c",
                        "keyword 111122223333/e");
    }

    private static String call(String id, String rest) {
        return """
            {"eventVersion":"1.11","eventTime":"2026-03-01T12:00:00Z","eventID":"%s",\
            "eventSource":"ec2.amazonaws.com","eventName":"RunInstances","awsRegion":"eu-west-1",\
            "recipientAccountId":"111122223333","userIdentity":{"type":"IAMUser","userName":"ann",\
            "arn":"arn:aws:iam::111122223333:user/ann","accountId":"111122223333"},%s}\
            """.formatted(id, rest);
    }

    private static List<JsonNode> records(Path logs) throws IOException {
        List<JsonNode> records = new ArrayList<>();
        try (Stream<Path> files = Files.walk(logs)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                try (InputStream raw = Files.newInputStream(file);
                        InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
                    Json.mapper().readTree(plain).path("Records").forEach(records::add);
                }
            }
        }
        return records;
    }

    /** Rule and event of each match that is a finding of its own, in the order of the stream. */
    private List<String> raised(Path logs, List<String> rules, int threads) throws IOException {
        LoadedRules loaded = LoadedRules.read(rules, Placeholders.NONE);
        DetectorSet detectors = DetectorSet.compile(
                loaded.detectors(), Settings.STANDARD, Lists.NONE, Assets.NONE, Long.MIN_VALUE, Long.MAX_VALUE);
        Path work = Files.createTempDirectory(folder, "work");
        ReplayOptions plain = ReplayOptions.of(List.of(logs.toString()), work);
        ReplayOptions options = new ReplayOptions(
                plain.paths(),
                work,
                threads,
                plain.memoryBudget(),
                plain.learn(),
                plain.from(),
                plain.to(),
                plain.slackCalls(),
                plain.slackOthers(),
                plain.speed(),
                plain.limits(),
                plain.scores(),
                plain.inflation(),
                plain.mapping());
        List<String> raised = new ArrayList<>();
        new Replay(options, detectors).run(new Results() {
            @Override
            public boolean finding(Finding finding) {
                if (!finding.detector().equals(CorrelationDetector.ID)) {
                    raised.add(finding.extraKey() + " " + finding.primary().id());
                }
                return true;
            }

            @Override
            public void insight(Insight insight) {}

            @Override
            public void score(String detector, long time, String unit, double score) {}

            @Override
            public void reject(Reject reject) {
                throw new AssertionError(reject.toString());
            }

            @Override
            public void restart() {
                raised.clear();
            }
        });
        return raised;
    }
}
