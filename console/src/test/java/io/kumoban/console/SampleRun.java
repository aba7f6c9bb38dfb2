package io.kumoban.console;

import io.kumoban.engine.asset.Assets;
import io.kumoban.engine.detect.Settings;
import io.kumoban.engine.event.Evidence;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.OrderKey;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.finding.Finding;
import io.kumoban.engine.finding.FindingJson;
import io.kumoban.engine.finding.Measure;
import io.kumoban.engine.pipeline.RunAccount;
import io.kumoban.engine.shard.DetectorAccount.NearMiss;
import io.kumoban.engine.sink.Manifest;
import io.kumoban.engine.sink.Outcome;
import io.kumoban.engine.sink.OutputResults;
import io.kumoban.engine.sink.RunFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** A finished run's folder with a few findings, written by the engine's own sinks. */
final class SampleRun {
    static final String ACCOUNT = "111122223333";
    static final long NOON = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();

    private SampleRun() {}

    /** Writes a run with these findings, a near miss, an inactive detector, a learning one and one without events. */
    static Path write(Path folder, Finding... findings) {
        RunFolder run = RunFolder.create(folder.resolve("run"));
        try (OutputResults results = new OutputResults(run.outputs(), folder, new FindingJson(Assets.NONE))) {
            for (Finding finding : findings) {
                results.finding(finding);
            }
            results.end(new Outcome(
                    new RunAccount(),
                    0,
                    new RunAccount.Detectors(
                            List.of("port-scan", "trail-stopped", "beacon"),
                            Map.of("tor-caller", "needs the list tor-ips"),
                            List.of("beacon"),
                            Map.of(),
                            Map.of("first-api", 120L)),
                    Outcome.NO_RULES,
                    new RunAccount.Stages(Map.of()),
                    Duration.ofSeconds(2),
                    List.of(new NearMiss("port-scan", "ports", 45, 50, 0, evidence("scan-event", NOON, Map.of()))),
                    new Manifest(
                            "1",
                            "",
                            Map.of(),
                            Settings.STANDARD,
                            List.of(),
                            List.of(),
                            List.of(),
                            Map.of(),
                            false,
                            OptionalLong.empty(),
                            Map.of())));
        }
        return run.path();
    }

    /** A finding about a trail, at a time after noon. */
    static Finding trail(Severity severity, String type, String resource, Duration afterNoon) {
        return new Finding(
                "trail-stopped",
                type,
                severity,
                List.of("T1562.008"),
                "A trail was stopped",
                resource + " stopped the trail main with StopLogging",
                ACCOUNT,
                "eu-west-1",
                resource,
                "TARGET",
                "",
                List.of(new Measure("calls", 3, "in 10m")),
                List.of(new Measure("calls", 0.25, "a day")),
                Double.NaN,
                Map.of(),
                List.of(evidence(
                        ACCOUNT + "/event-of-" + resource,
                        NOON + afterNoon.toMillis(),
                        Map.of("eventName", "StopLogging", "userAgent", "curl\u001b[31m/8"))),
                null);
    }

    static Evidence evidence(String id, long time, Map<String, String> fields) {
        return new Evidence(
                new OrderKey(time, Kind.API_CALL, id.hashCode(), 2, 3, 0), id, fields, "logs/a.json.gz", 4096);
    }
}
