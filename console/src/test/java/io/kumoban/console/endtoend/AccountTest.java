package io.kumoban.console.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.console.endtoend.WholeRun.Result;
import io.kumoban.engine.pipeline.RunAccount;
import io.kumoban.engine.testing.ExternalData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Nothing goes without being accounted for: files, records and detectors. */
class AccountTest {
    @TempDir
    static Path folder;

    private static Result whole;

    @BeforeAll
    static void replayTheStream() {
        EveryDetectorStream stream = Streams.everyDetector();
        whole = WholeRun.into(folder.resolve("whole"))
                .knowing(stream.intelligence(), stream.context())
                .locatedBy(stream.places())
                .read(stream.logs());
    }

    @Test
    void theNumbersOfTheStreamAddUp() {
        RunAccount account = whole.summary().account();
        LogFiles logs = LogFiles.of(Streams.everyDetector().logs());

        addsUp(whole);
        assertThat(account.filesFound).hasValue(logs.files().size());
        assertThat(account.quarantined).hasValue(0);
        assertThat(account.ignored()).containsOnlyKeys("digest", "nodata", "skipdata");
        assertThat(account.recordsRead.get() - account.ignored().get("digest")).isEqualTo(logs.records());
        assertThat(account.duplicates).hasPositiveValue();
    }

    @Test
    void theMetricsHoldWhatIsPromised() {
        JsonNode metrics = whole.run().metrics();

        assertThat(keys(metrics))
                .containsExactly(
                        "files",
                        "records",
                        "values",
                        "restarts",
                        "events",
                        "findings",
                        "insights",
                        "detectors",
                        "rules",
                        "bytes",
                        "seconds",
                        "rate");
        assertThat(keys(metrics.path("files"))).containsExactly("found", "read", "skipped", "spilled");
        assertThat(keys(metrics.path("records")))
                .containsExactly("read", "processed", "duplicate", "quarantined", "ignored", "late");
        assertThat(keys(metrics.path("values"))).containsExactly("malformed");
        assertThat(keys(metrics.path("events"))).containsExactly("apiCall", "flow", "dnsQuery");
        assertThat(keys(metrics.path("findings"))).containsExactly("new", "updated", "suppressed", "archived");
        assertThat(keys(metrics.path("insights"))).containsExactly("started", "ended");
        for (String part : List.of("detectors", "rules")) {
            assertThat(keys(metrics.path(part)))
                    .containsExactly("loaded", "inactive", "neverEvaluated", "forgotten", "learning");
        }
        assertThat(keys(metrics.path("bytes"))).containsExactly("compressed", "plain", "resumed");
        assertThat(keys(metrics.path("seconds"))).contains("wall", "read", "decode", "order", "detect", "merge");
        assertThat(keys(metrics.path("rate"))).containsExactly("eventsPerSecond", "bytesPerSecond");
        assertThat(metrics.path("findings").path("new").asInt())
                .isEqualTo(whole.raised().size());
        assertThat(metrics.path("detectors").path("loaded").asInt())
                .isEqualTo(whole.summary().detectors().loaded().size());
    }

    @Test
    void aDetectorThatKeptSilentWhileItLearnedIsNamed() {
        assertThat(whole.summary().detectors().learning()).containsKey("anomalous-behavior");
    }

    @Test
    void aDetectorWithoutItsListIsInactiveAndSaysWhichListItNeeds() {
        Result result = WholeRun.into(folder.resolve("bare"))
                .read(Streams.everyDetector().logs().resolve("hand-made"));
        Map<String, String> inactive = result.summary().detectors().inactive();

        addsUp(result);
        assertThat(inactive)
                .containsEntry("instance-credentials-outside", "needs the list aws-ranges (see --intel)")
                .containsEntry("command-and-control-address", "needs the list c2-ips (see --intel)")
                .containsEntry("blackhole-domain", "needs the list blackhole-domains (see --intel)");
        assertThat(result.summary().detectors().loaded()).doesNotContainAnyElementsOf(inactive.keySet());
        assertThat(result.run().metrics().path("detectors").path("inactive").size())
                .isEqualTo(inactive.size());
    }

    @Test
    void aDetectorThatNoEventReachedIsNamed() {
        Result result = WholeRun.into(folder.resolve("flows"))
                .read(Streams.everyDetector().logs().resolve("hand-made/flows.log"));

        addsUp(result);
        assertThat(result.summary().detectors().neverEvaluated())
                .contains("trail-stopped", "dns-exfiltration")
                .doesNotContain("port-scan");
    }

    @Test
    void aDetectorThatLooksForListedNamesHasLookedAtAllNames() throws IOException {
        Path lists = Files.createDirectory(folder.resolve("lists"));
        Files.writeString(lists.resolve("c2-domains.txt"), "nobody-asks-for-this.test\n");
        Result result = WholeRun.into(folder.resolve("queries"))
                .knowing(lists, null)
                .read(Streams.everyDetector().logs().resolve("hand-made/queries.log"));

        assertThat(result.summary().detectors().loaded()).contains("command-and-control-domain");
        assertThat(result.summary().detectors().neverEvaluated())
                .contains("port-scan")
                .doesNotContain("command-and-control-domain");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aws-doc-samples",
                "aws-format",
                "cloudtrail-delivery",
                "cloudtrail-doc-samples",
                "cloudtrail-invictus",
                "cloudtrail-otrf",
                "cloudtrail-stratus",
                "cloudtrail-traildiscover",
                "dns-tunnel",
                "flow-ctu",
                "panther-tests",
                "zeek-beacon",
                "zeek-variants",
                "zeek-wrccdc"
            })
    void theNumbersOfRealLogsAddUp(String dataSet) {
        Path logs = ExternalData.named(dataSet);
        EveryDetectorStream stream = Streams.everyDetector();

        Result result = WholeRun.into(folder.resolve(dataSet))
                .knowing(stream.intelligence(), null)
                .read(logs);

        addsUp(result);
        JsonNode metrics = result.run().metrics();
        assertThat(metrics.path("records").path("quarantined").asLong()).isEqualTo(quarantined(result));
    }

    private static long quarantined(Result result) {
        try (var quarantine = result.run().quarantine()) {
            return quarantine.count();
        }
    }

    private static void addsUp(Result result) {
        RunAccount account = result.summary().account();
        long ignored =
                account.ignored().values().stream().mapToLong(Long::longValue).sum();

        assertThat(account.filesFound.get())
                .isPositive()
                .isEqualTo(account.filesRead.get() + account.filesSkipped.get());
        assertThat(account.filesSkipped.get()).isEqualTo(account.skipped().size());
        assertThat(account.recordsRead.get())
                .isEqualTo(account.processed() + account.duplicates.get() + account.quarantined.get() + ignored);
        assertThat(account.addsUp()).isTrue();
    }

    private static List<String> keys(JsonNode node) {
        return List.copyOf(node.propertyNames());
    }
}
