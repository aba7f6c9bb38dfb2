package io.kumoban.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.testing.GoldenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How remarks about rules are written, and what the command ends with. */
class RulesLintCommandTest {
    private static final String RULE = """
        title: Trail stopped
        id: 11111111-2222-3333-4444-555555555555
        level: high
        logsource: {product: aws, service: cloudtrail}
        detection:
            selection:
                eventname: StopLogging
            spare:
                eventName: DeleteTrail
            condition: selection
        """;

    @TempDir
    Path folder;

    private String rule = "";

    @BeforeEach
    void writeRule() throws IOException {
        rule = Files.writeString(folder.resolve("rule.yml"), RULE).toString();
    }

    @Test
    void warningsEndInZeroAndUnderStrictInOne() {
        assertThat(Session.piped("rules", "lint", rule).code()).isZero();
        assertThat(Session.piped("rules", "lint", rule, "--strict").code()).isEqualTo(1);
        assertThat(Session.piped("rules", "lint", folder.resolve("no").toString())
                        .code())
                .isEqualTo(1);
    }

    @Test
    void everyFormatIsFixed() {
        for (String format : new String[] {"table", "json", "sarif"}) {
            GoldenFile.named("rules/lint." + format)
                    .holds(Session.piped("rules", "lint", rule, "--format", format)
                            .out()
                            .replace(folder.toString(), "own")
                            .replace(System.lineSeparator(), "\n")
                            .replace(Version.built(), "VERSION"));
        }
    }

    @Test
    void whatIsIgnoredIsCountedAndIdleEntriesAreTold() throws IOException {
        Path ignored = Files.writeString(folder.resolve("ignored.yaml"), """
            - {rule: 11111111-2222-3333-4444-555555555555, check: unknown-field, reason: the logs are made smaller before}
            - {rule: 11111111-2222-3333-4444-555555555555, check: unused-search, reason: used by a pipeline}
            - {rule: none, check: keywords, reason: old}
            """);
        Session session = Session.piped("rules", "lint", rule, "--strict", "--ignore", ignored.toString());

        assertThat(session.code()).isZero();
        assertThat(session.out()).contains("0 errors, 0 warnings, 2 ignored");
        assertThat(session.err()).contains("ignored.yaml:3:3", "fits nothing").hasLineCount(1);
    }

    @Test
    void anIgnoreListNeedsAReasonAndAKnownCheck() throws IOException {
        Path ignored = Files.writeString(folder.resolve("ignored.yaml"), "- {rule: a, check: unknown-fields}\n");
        Session session = Session.piped("rules", "lint", rule, "--ignore", ignored.toString());

        assertThat(session.code()).isEqualTo(2);
        assertThat(session.err()).contains("reason", "did you mean 'unknown-field'");
    }
}
