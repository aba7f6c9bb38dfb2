package io.kumoban.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.detectors.sigma.modifier.Placeholders;
import io.kumoban.detectors.sigma.replay.ShippedRules;
import io.kumoban.engine.testing.GoldenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that stand beside rules. */
class RulesTestCommandTest {
    private static final String RULES = """
        title: Trail stopped
        name: stopped
        logsource: {product: aws, service: cloudtrail}
        detection: {selection: {eventName: StopLogging}, condition: selection}
        ---
        title: Trails stopped
        name: many
        correlation:
            type: event_count
            rules: [stopped]
            group-by: [userIdentity.arn]
            timespan: 10m
            condition: {gte: 3}
        """;

    @TempDir
    Path folder;

    @BeforeEach
    void writeRules() throws IOException {
        Files.writeString(folder.resolve("stopped.yml"), RULES);
    }

    @Test
    void theTestsOfTheShippedRulesPass() {
        Session session = Session.piped("rules", "test", "--rules", "builtin");

        assertThat(session.code()).as(session.out()).isZero();
        assertThat(session.out()).contains("24 tests passed, 0 failed.");
    }

    @Test
    void everyShippedCorrelationHasATest() {
        String tests = ShippedRules.tests("builtin").orElseThrow();

        assertThat(ShippedRules.read(List.of("builtin"), Placeholders.NONE).correlations())
                .allSatisfy(rule ->
                        assertThat(tests).contains("rule: " + rule.info().name() + "\n"));
    }

    @Test
    void singleEventsSequencesAndFilesAreTried() throws IOException {
        Files.writeString(folder.resolve("events.jsonl"), """
            {"eventName":"StopLogging","eventTime":"2026-03-01T10:09:00Z","userIdentity":{"arn":"a"}}
            {"eventName":"StopLogging","eventTime":"2026-03-01T10:00:00Z","userIdentity":{"arn":"a"}}
            {"eventName":"StopLogging","eventTime":"2026-03-01T10:10:00Z","userIdentity":{"arn":"a"}}
            """);
        Session session = test("""
            tests:
              - {name: one, rule: stopped, expect: match, event: {eventName: StopLogging}}
              - {name: another, rule: stopped, expect: no match, event: {eventName: StartLogging}}
              - name: a row
                rule: many
                expect: 1
                events:
                  - {at: 1m, repeat: 3, every: 2m, event: {eventName: StopLogging, userIdentity: {arn: a}}}
              - name: too slow
                rule: many
                expect: no match
                events:
                  - {at: 1m, repeat: 3, every: 6m, event: {eventName: StopLogging, userIdentity: {arn: a}}}
              - {name: from a file, rule: many, expect: 1, file: events.jsonl}
            """);

        assertThat(session.code()).as(session.out() + session.err()).isZero();
        assertThat(session.out()).contains("5 tests passed, 0 failed.");
    }

    @Test
    void failuresAreToldWithTheirPlaceAndWrittenForOthers() throws IOException {
        Path junit = folder.resolve("junit.xml");
        Path sarif = folder.resolve("out.sarif");
        Session session = test("""
            tests:
              - {name: good, rule: stopped, expect: match, event: {eventName: StopLogging}}
              - {name: 'a <b> & "c"', rule: stopped, expect: no match, event: {eventName: StopLogging}}
              - {name: nobody, rule: nothing, expect: match, event: {eventName: StopLogging}}
            """, "--junit", junit.toString(), "--sarif", sarif.toString());

        assertThat(session.code()).isEqualTo(1);
        assertThat(session.out())
                .contains("stopped.test.yaml:3:5: failed: a <b> & \"c\": it matches once", "1 tests passed, 2 failed.");
        GoldenFile.named("rules/junit.xml").holds(Files.readString(junit).replace(folder.toString(), "own"));
        GoldenFile.named("rules/test.sarif")
                .holds(Files.readString(sarif).replace(folder.toString(), "own").replace(Version.built(), "VERSION"));
    }

    @Test
    void mistakesInATestFileAreToldAllAtOnce() throws IOException {
        Session session = test("""
            tests:
              - {name: a, expect: perhaps, event: {eventName: x}}
              - {name: b, rule: stopped, expect: match}
              - {name: c, rule: stopped, expect: match, file: missing.json}
            """);

        assertThat(session.code()).isEqualTo(2);
        assertThat(session.err()).contains("needs a rule", "'expect' must be", "needs events", "missing.json");
    }

    @Test
    void withoutTestsThereIsNothingToSay() throws IOException {
        assertThat(Session.piped("rules", "test", folder.toString()).code()).isEqualTo(3);
        assertThat(Session.piped("rules", "test").code()).isEqualTo(2);
        assertThat(Session.piped("rules", "test", "--rules", "first-seen").code())
                .isEqualTo(2);
    }

    private Session test(String text, String... options) throws IOException {
        Files.writeString(folder.resolve("stopped.test.yaml"), text);
        String[] arguments = new String[3 + options.length];
        arguments[0] = "rules";
        arguments[1] = "test";
        arguments[2] = folder.toString();
        System.arraycopy(options, 0, arguments, 3, options.length);
        return Session.piped(arguments);
    }
}
