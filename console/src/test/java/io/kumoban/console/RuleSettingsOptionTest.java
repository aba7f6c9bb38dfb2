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

/** Changes of rules, as replays and lists have them. */
class RuleSettingsOptionTest {
    @TempDir
    Path folder;

    private RuleLogs made;
    private String rules = "";
    private String logs = "";

    @BeforeEach
    void writeRulesAndLogs() {
        made = new RuleLogs(folder);
        rules = made.old();
        logs = made.logs();
    }

    @Test
    void aRuleIsSwitchedOffAndTheMetricsSayWhy() throws IOException {
        replay("- {rule: Call without a reason, disable: true, reason: says nothing}");

        assertThat(findings()).allSatisfy(one -> assertThat(type(one)).isEqualTo("Sigma:CloudTrail/TrailStopped"));
        assertThat(Json.read(Files.readString(folder.resolve("run/metrics.json")))
                        .at("/rules/inactive")
                        .toString())
                .contains("it is switched off: says nothing");
    }

    @Test
    void aRuleHasAnotherLevel() throws IOException {
        replay("- {rule: 11111111-2222-3333-4444-555555555555, level: low, reason: a test account}");

        assertThat(findings().stream()
                        .filter(one -> type(one).endsWith("TrailStopped"))
                        .map(one -> one.get("severity").asDouble()))
                .isNotEmpty()
                .allMatch(severity -> severity < 4);
    }

    @Test
    void aRuleDoesNotHoldForWhatIsExcepted() throws IOException {
        replay("""
            - rule: Trail stopped
              reason: ann does it by night
              except:
                userIdentity.arn|endswith: /ann
            """);

        assertThat(findings().stream()
                        .filter(one -> type(one).endsWith("TrailStopped"))
                        .map(one -> one.at("/service/count").asInt()))
                .as("of bob only")
                .containsExactly(2);
    }

    @Test
    void anEntryWithoutARuleIsTold() {
        Session session = replay("- {rule: nobody, disable: true, reason: old}");

        assertThat(session.code()).isZero();
        assertThat(session.err()).contains("settings.yaml:1:3", "no rule 'nobody'");
    }

    @Test
    void mistakesAreAllToldAndNothingIsReplayed() {
        Session session = replay("""
            - {rule: a, disable: true}
            - {rule: a, reason: b}
            - {rule: a, reason: b, level: higher}
            - {rule: a, reason: b, except: {c|nothing: d}}
            - {rule: a, reason: b, disable: true, level: low}
            """);

        assertThat(session.code()).isEqualTo(2);
        assertThat(session.err())
                .contains("settings.yaml:1:3: an entry needs rule and reason")
                .contains("settings.yaml:2:3: an entry needs one of disable, level and except")
                .contains("did you mean 'high'")
                .contains("'nothing'")
                .contains("settings.yaml:5:3: an entry needs one of");
        assertThat(folder.resolve("run")).doesNotExist();
    }

    @Test
    void aRunIsReproducedWithItsSettingsAndRefusedWhenTheyChanged() {
        replay("- {rule: Trail stopped, level: low, reason: quiet}");
        String run = folder.resolve("run").toString();

        assertThat(Session.piped("reproduce", run).code()).isZero();

        made.write("settings.yaml", "- {rule: Trail stopped, level: critical, reason: quiet}\n");
        Session changed = Session.piped("reproduce", run);
        assertThat(changed.code()).isEqualTo(3);
        assertThat(changed.out() + changed.err()).contains("rule-settings");
    }

    @Test
    void aListSaysWhatIsChangedAndWhy() {
        String settings = made.write("settings.yaml", """
            - {rule: Elsewhere, disable: true, reason: no such machines}
            - {rule: Trail stopped, level: critical, reason: one trail only}
            """);
        List<String> lines = Session.piped("rules", "list", rules, "--rule-settings", settings, "--format", "csv")
                .outLines();

        assertThat(lines.get(1)).contains(",critical,").endsWith("level critical: one trail only");
        assertThat(lines.get(3)).endsWith("off: no such machines");
        assertThat(Session.piped("rules", "list", rules, "--rule-settings", settings)
                        .out())
                .contains("SETTING", "off: no such machines");
    }

    private Session replay(String settings) {
        return Session.piped(
                "replay",
                logs,
                "--rules",
                rules,
                "--rule-settings",
                made.write("settings.yaml", settings + "\n"),
                "--out",
                folder.resolve("run").toString());
    }

    private List<JsonNode> findings() throws IOException {
        List<JsonNode> found = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("run/findings.jsonl"))) {
            JsonNode finding = Json.read(line);
            if (type(finding).startsWith("Sigma:")) {
                found.add(finding);
            }
        }
        return found;
    }

    private static String type(JsonNode finding) {
        return finding.get("type").asString();
    }
}
