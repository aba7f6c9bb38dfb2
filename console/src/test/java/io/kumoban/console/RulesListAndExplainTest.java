package io.kumoban.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What rules are, and what they come to. */
class RulesListAndExplainTest {
    private static final String RULES = """
        title: Trail stopped
        id: 11111111-2222-3333-4444-555555555555
        level: high
        status: test
        logsource: {product: aws, service: cloudtrail}
        detection:
            selection:
                eventSource: cloudtrail.amazonaws.com
                eventName: [StopLogging, DeleteTrail]
            filter:
                userIdentity.arn|endswith: /breakglass
            condition: selection and not filter
        ---
        title: Elsewhere
        id: 22222222-2222-3333-4444-555555555555
        level: low
        logsource: {product: windows}
        detection: {selection: {CommandLine: x}, condition: selection}
        """;

    @TempDir
    Path folder;

    private String rules = "";

    @BeforeEach
    void writeRules() throws IOException {
        rules = Files.writeString(folder.resolve("rules.yml"), RULES).toString();
    }

    @Test
    void aListSaysWhereRulesAreAppliedOrWhyNot() {
        JsonNode list = Json.read(
                Session.piped("rules", "list", rules, "--format", "json").out());

        assertThat(list.get(0).get("family").asString()).isEqualTo("cloudtrail");
        assertThat(list.get(0).get("status").asString()).isEqualTo("test");
        assertThat(list.get(1).get("family").asString()).isEqualTo("none");
        assertThat(list.get(1).get("reason").asString()).contains("not read here");
        assertThat(Session.piped("rules", "list", "builtin", "--family", "correlation")
                        .outLines())
                .hasSize(14);
    }

    @Test
    void aListIsFilteredByLevelStatusFamilyAndText() {
        assertThat(lines("--level", "medium")).singleElement().asString().contains("Trail stopped");
        assertThat(lines("--status", "test")).singleElement().asString().contains("Trail stopped");
        assertThat(lines("--family", "none")).singleElement().asString().contains("Elsewhere");
        assertThat(lines("--text", "ELSE")).singleElement().asString().contains("Elsewhere");
    }

    @Test
    void aListHasEveryFormat() {
        assertThat(Session.piped("rules", "list", rules).out()).contains("WHY NOT", "Elsewhere");
        assertThat(Session.piped("rules", "list", rules, "--format", "csv").outLines())
                .hasSize(3)
                .first()
                .isEqualTo("id,title,level,status,logsource,family,reason,file,setting");
    }

    @Test
    void aRuleIsToldInWordsWithWhereItIsLookedFor() {
        Session session = Session.piped("rules", "explain", rules, "--rule", "Trail stopped");

        assertThat(session.code()).as(session.err()).isZero();
        assertThat(session.out())
                .contains("Applied to    cloudtrail", "Looked for at eventName (look-up)")
                .contains("eventName is 'StopLogging'", "userIdentity.arn ends with '/breakglass'")
                .contains("selection and not filter")
                .doesNotContain("Elsewhere");
    }

    @Test
    void anEventShowsWhichLinesHoldWithTheValuesSeen() throws IOException {
        Path event = Files.writeString(
                folder.resolve("event.json"),
                "{\"eventSource\":\"cloudtrail.amazonaws.com\",\"eventName\":\"StartLogging\"}");
        String out = Session.piped("rules", "explain", rules, "--rule", "Trail stopped", "--event", event.toString())
                .out();

        assertThat(out)
                .contains("Event 0 does not match Trail stopped")
                .contains("no   condition selection and not filter")
                .contains("yes      eventSource: 'cloudtrail.amazonaws.com'")
                .contains("no       eventName: 'StartLogging'")
                .contains("no       userIdentity.arn: is not there");
    }

    @Test
    void correlationsAreToldAndMissingRulesRefused() {
        assertThat(Session.piped("rules", "explain", "builtin", "--rule", "kumoban_console_guessing")
                        .out())
                .contains("event_count", "kumoban_console_failure", "sourceIPAddress", "600 s");
        assertThat(Session.piped("rules", "explain", rules, "--rule", "none").code())
                .isEqualTo(2);
    }

    private List<String> lines(String... options) {
        String[] arguments = Stream.concat(Stream.of("rules", "list", rules, "--format", "jsonl"), Stream.of(options))
                .toArray(String[]::new);
        return Session.piped(arguments).outLines();
    }
}
