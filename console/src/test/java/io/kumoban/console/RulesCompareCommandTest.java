package io.kumoban.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.datasets.truth.Incident;
import io.kumoban.engine.event.ContentId;
import io.kumoban.engine.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Which hits two sets of rules win and lose, as the command tells it. */
class RulesCompareCommandTest {
    @TempDir
    Path folder;

    private RuleLogs made;
    private String old = "";
    private String changed = "";
    private String logs = "";

    @BeforeEach
    void writeRulesAndLogs() {
        made = new RuleLogs(folder);
        old = made.old();
        changed = made.changed();
        logs = made.logs();
    }

    @Test
    void hitsAreWonAndLostEventByEventAndRulesOfOneSetAreNamed() {
        JsonNode rules =
                Json.read(compare(old, changed, "--format", "json").out()).get("rules");

        assertThat(rules.get(0).toString()).contains("\"in\":\"both\"", "\"equal\":4", "\"won\":1", "\"lost\":1");
        assertThat(rules.get(1).toString()).contains("Call without a reason", "\"in\":\"old\"", "\"lost\":6");
        assertThat(rules.get(2).toString()).contains("Call of an agent", "\"in\":\"new\"", "\"won\":6");
    }

    @Test
    void aRuleWithAnotherIdIsKnownByItsTitle() {
        String renamed = made.write("renamed.yml", """
            title: Trail stopped
            id: 33333333-2222-3333-4444-555555555555
            logsource: {product: aws, service: cloudtrail}
            detection: {selection: {eventName: StopLogging}, condition: selection}
            """);
        JsonNode rules =
                Json.read(compare(old, renamed, "--format", "json").out()).get("rules");

        assertThat(rules.get(0).toString()).contains("33333333", "\"in\":\"both\"", "\"equal\":4", "\"lost\":1");
    }

    @Test
    void lostHitsEndInOneOnlyWhereThatIsAskedFor() {
        assertThat(compare(old, changed).code()).isZero();
        assertThat(compare(old, changed, "--fail-on", "lost").code()).isEqualTo(1);
        assertThat(compare(old, old, "--fail-on", "lost").code()).isZero();
    }

    @Test
    void theTruthTellsWhichHitsLieInAttacks() {
        String truth =
                made.write("truth.jsonl", incident(List.of("T1562.008"), "e") + "\n" + incident(List.of(), "f") + "\n");
        JsonNode rule = Json.read(compare(old, changed, "--truth", truth, "--format", "json")
                        .out())
                .at("/rules/0");

        assertThat(rule.get("lostInAttacks").asInt()).isEqualTo(1);
        assertThat(rule.get("wonInAttacks").asInt())
                .as("what is no attack has no technique")
                .isZero();
        assertThat(rule.get("wonOutside").asInt()).isEqualTo(1);
    }

    @Test
    void onlyWhatChangedIsShownUnlessAllIsAskedFor() {
        assertThat(compare(old, old).out()).doesNotContain("Trail stopped").contains("0 changed");
        assertThat(compare(old, old, "--all").out()).contains("Trail stopped");
    }

    private static String incident(List<String> techniques, String event) {
        return new Incident(
                        "stop",
                        0,
                        techniques,
                        List.of(),
                        1_772_362_800,
                        1_772_380_800,
                        "111122223333",
                        List.of(),
                        List.of(),
                        List.of(ContentId.ofCall("111122223333", event)))
                .line();
    }

    private Session compare(String before, String now, String... options) {
        List<String> arguments =
                new ArrayList<>(List.of("rules", "compare", before, now, "--data", logs, "--seconds", "0.05"));
        arguments.addAll(List.of(options));
        return Session.piped(arguments.toArray(String[]::new));
    }
}
