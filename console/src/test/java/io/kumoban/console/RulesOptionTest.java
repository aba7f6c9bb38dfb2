package io.kumoban.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Sigma rules in a replay, as the command line has them. */
class RulesOptionTest {
    private static final String STOPPED = """
        title: Trail stopped
        id: 11111111-2222-3333-4444-555555555555
        level: high
        tags: [attack.defense-evasion, attack.t1562.008]
        logsource: {product: aws, service: cloudtrail}
        detection:
          selection: {eventSource: cloudtrail.amazonaws.com, eventName: StopLogging}
          filter: {requestParameters.name: spare}
          condition: selection and not filter
        """;

    @TempDir
    Path folder;

    Path logs;
    Path rules;

    @BeforeEach
    void writeALogAndARule() throws IOException {
        logs = new Logs()
                .stopsTrail("2026-03-01T12:00:00Z", "a", "ann")
                .stopsTrail("2026-03-01T12:01:00Z", "b", "ann")
                .stopsTrail("2026-03-01T12:02:00Z", "c", "bob")
                .write(folder.resolve("log.json"));
        rules = Files.createDirectories(folder.resolve("rules"));
        Files.writeString(rules.resolve("stopped.yml"), STOPPED);
        Files.writeString(rules.resolve("windows.yml"), """
            title: Elsewhere
            id: 22222222-2222-3333-4444-555555555555
            logsource: {product: windows, category: process_creation}
            detection: {s: {Image: x}, condition: s}
            """);
    }

    @Test
    void matchesAreFindingsOfTheirRuleThatAreCounted() throws IOException {
        Session session = replay("--rules", rules.toString());

        assertThat(session.code()).as(session.err()).isZero();
        assertThat(session.out()).containsPattern("Rules +1 loaded").contains("1 not used, it is about logs");
        List<JsonNode> found = ofRules();
        assertThat(found).hasSize(2).allSatisfy(finding -> {
            assertThat(finding.get("type").asString()).isEqualTo("Sigma:CloudTrail/TrailStopped");
            assertThat(finding.get("severity").asDouble()).isEqualTo(8.0);
            assertThat(finding.at("/kumoban/technique/0").asString()).isEqualTo("T1562.008");
            assertThat(finding.at("/kumoban/explanation").asString())
                    .contains("selection (eventName, eventSource), not filter (requestParameters.name)");
            assertThat(finding.toString()).contains("11111111-2222-3333-4444-555555555555", "stopped.yml");
        });
        assertThat(found.stream().mapToInt(one -> one.at("/service/count").asInt()))
                .containsExactly(2, 1);
        JsonNode metrics = Json.mapper().readTree(Files.readString(folder.resolve("run/metrics.json")));
        assertThat(metrics.at("/rules/loaded").asInt()).isEqualTo(1);
        assertThat(metrics.at("/rules/inactive").size()).isEqualTo(1);
    }

    @Test
    void aMistakeIsToldWithItsPlaceAndTheOtherRulesRun() throws IOException {
        Files.writeString(
                rules.resolve("broken.yml"), STOPPED.replace("1111", "3333").replace("name: spare", "name|no: x"));

        Session session = replay("--rules", rules.toString());

        assertThat(session.code()).isZero();
        assertThat(session.err()).containsPattern("broken\\.yml:\\d+:\\d+: ");
        assertThat(ofRules()).hasSize(2);
    }

    @Test
    void withoutAnyRuleThatCanBeUsedNothingIsReplayed() throws IOException {
        assertThat(replay("--rules", folder.resolve("nowhere").toString()).code())
                .isEqualTo(2);
        assertThat(replay("--rules", rules.resolve("windows.yml").toString()).code())
                .isEqualTo(2);
        assertThat(folder.resolve("run")).doesNotExist();
    }

    @Test
    void aRunIsReproducedWithItsRulesAndRefusedWhenTheyChanged() throws IOException {
        replay("--rules", rules.toString());
        Path run = folder.resolve("run");

        assertThat(Session.piped("reproduce", run.toString()).code()).isZero();

        Files.writeString(rules.resolve("stopped.yml"), STOPPED.replace("spare", "other"));
        Session changed = Session.piped("reproduce", run.toString());
        assertThat(changed.code()).isEqualTo(3);
        assertThat(changed.out() + changed.err()).contains("rules");
    }

    private List<JsonNode> ofRules() throws IOException {
        List<JsonNode> found = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("run/findings.jsonl"))) {
            JsonNode finding = Json.mapper().readTree(line);
            if (finding.get("type").asString().startsWith("Sigma:")) {
                found.add(finding);
            }
        }
        return found;
    }

    private Session replay(String... options) {
        List<String> arguments = new ArrayList<>(List.of(
                "replay", logs.toString(), "--out", folder.resolve("run").toString()));
        arguments.addAll(List.of(options));
        return Session.piped(arguments.toArray(String[]::new));
    }
}
