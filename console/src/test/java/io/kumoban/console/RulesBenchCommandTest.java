package io.kumoban.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What rules cost and find, as the command tells it. */
class RulesBenchCommandTest {
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
    void hitsAndWhatAnchorsSavedAreCountedOverAllEvents() {
        JsonNode bench = json(bench("--format", "json"));
        JsonNode stopped = rule(bench, RuleLogs.STOPPED);
        JsonNode without = rule(bench, "Call without a reason");

        assertThat(stopped.get("events").asInt()).isEqualTo(6);
        assertThat(stopped.get("hits").asInt()).isEqualTo(5);
        assertThat(stopped.get("workedOut").asInt()).isEqualTo(5);
        assertThat(stopped.get("saved").asInt()).isEqualTo(1);
        assertThat(without.get("hits").asInt()).isEqualTo(6);
        assertThat(without.get("saved").asInt())
                .as("a rule that holds where nothing is is worked out for every event")
                .isZero();
        assertThat(bench.at("/plans/0/everyEvent").asInt()).isEqualTo(1);
        assertThat(bench.at("/plans/0/rounds").asInt()).isPositive();
        assertThat(bench.get("rules").size())
                .as("rules about other logs are left out")
                .isEqualTo(2);
    }

    @Test
    void hitsOfOneActorWithinAnHourAreOneIncident() {
        Session session = bench("--format", "json", "--per-day");

        JsonNode stopped = rule(json(session), RuleLogs.STOPPED);
        assertThat(session.err()).contains("The events cover 4 h, which counts as one day.");
        assertThat(stopped.get("hitsPerDay").asDouble()).isEqualTo(5);
        assertThat(stopped.get("incidentsPerDay").asDouble())
                .as("ann twice, bob twice")
                .isEqualTo(4);
    }

    @Test
    void rulesStandByTheirCostAndTheWholePlanIsLast() {
        JsonNode bench = json(bench("--format", "json"));
        List<Double> costs = new ArrayList<>();
        bench.get("rules").forEach(rule -> costs.add(rule.get("nanosPerEvent").asDouble()));
        List<String> csv = bench("--format", "csv").outLines();

        assertThat(costs).isSortedAccordingTo((one, other) -> Double.compare(other, one));
        assertThat(csv).last().asString().startsWith("all,,,cloudtrail,");
    }

    @Test
    void rulesWhoseEventsNeverCameAreTold() {
        String tunnel = made.write("tunnel.yml", """
            title: Tunnel
            logsource: {category: dns}
            detection: {selection: {query: x.example}, condition: selection}
            """);
        Session session = Session.piped(
                "rules", "bench", rules, tunnel, "--events", logs, "--seconds", "0.05", "--format", "json");

        assertThat(session.err()).contains("no events for 1 rule about dns");
        assertThat(rule(json(session), "Tunnel").get("nanosPerEvent").asDouble())
                .isZero();
    }

    @Test
    void settingsChangeWhatIsMeasured() {
        String settings = made.write("settings.yaml", """
            - {rule: Call without a reason, disable: true, reason: never of use}
            - {rule: %s, except: {userIdentity.userName: ann}, reason: ann may}
            """.formatted(RuleLogs.STOPPED));
        Session session = bench("--format", "json", "--rule-settings", settings);

        assertThat(session.err()).contains("1 rule of", "switched off");
        assertThat(json(session).get("rules").size()).isEqualTo(1);
        assertThat(rule(json(session), RuleLogs.STOPPED).get("hits").asInt()).isEqualTo(2);
    }

    @Test
    void whatCannotBeMeasuredIsRefused() {
        String elsewhere = made.write("elsewhere.yml", """
            title: Elsewhere
            logsource: {product: windows}
            detection: {selection: {CommandLine: x}, condition: selection}
            """);

        assertThat(bench("--seconds", "0").code()).isEqualTo(2);
        assertThat(Session.piped("rules", "bench", elsewhere, "--events", logs).code())
                .isEqualTo(2);
        assertThat(Session.piped(
                                "rules",
                                "bench",
                                rules,
                                "--events",
                                folder.resolve("no").toString())
                        .code())
                .isEqualTo(3);
        assertThat(Session.piped("rules", "bench", rules, "--events", rules).code())
                .as("a file that is no log")
                .isEqualTo(3);
    }

    private Session bench(String... options) {
        List<String> arguments = new ArrayList<>(List.of("rules", "bench", rules, "--events", logs));
        if (!List.of(options).contains("--seconds")) {
            arguments.addAll(List.of("--seconds", "0.05"));
        }
        arguments.addAll(List.of(options));
        return Session.piped(arguments.toArray(String[]::new));
    }

    private static JsonNode json(Session session) {
        assertThat(session.code()).as(session.err()).isZero();
        return Json.read(session.out());
    }

    private static JsonNode rule(JsonNode bench, String key) {
        for (JsonNode rule : bench.get("rules")) {
            if (rule.get("rule").asString().equals(key)) {
                return rule;
            }
        }
        throw new AssertionError("there is no rule " + key + " in " + bench);
    }
}
