package io.kumoban.bench.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.testing.ExternalData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RulesCasesTest {
    private static final String RULES = """
        title: Trail deleted
        level: high
        tags: [attack.t1562]
        logsource: {product: aws, service: cloudtrail}
        detection: {s: {eventName: DeleteTrail}, condition: s}
        ---
        title: Deleted by way of another technique
        level: high
        tags: [attack.t1110]
        logsource: {product: aws, service: cloudtrail}
        detection: {s: {eventName: DeleteTrail}, condition: s}
        ---
        title: Of no account
        level: low
        logsource: {product: aws, service: cloudtrail}
        detection: {s: {eventName: '*'}, condition: s}
        """;
    private static final String TRAIL_DELETED = """
        [{"eventName": "DeleteTrail", "eventSource": "cloudtrail.amazonaws.com", "eventTime": "2026-01-05T12:00:00Z"}]
        """;

    @TempDir
    Path folder;

    @Test
    void thePageShowsWhatIsPrinted() throws IOException {
        ExternalData.named("sigma-suzaku");
        ExternalData.named("sigma");
        Path data = ExternalData.named("cloudtrail-invictus").getParent();
        String printed = print("--level", "medium", "--markdown", "--data", data.toString());
        String page = Files.readString(Path.of("..", "docs", "evaluation.md"));

        assertThat(printed.lines().filter(line -> line.startsWith("|")))
                .hasSizeGreaterThan(45)
                .allSatisfy(row -> assertThat(page.lines()).contains(row));
        assertThat(page)
                .contains(printed.lines()
                        .filter(line -> line.contains("rules. "))
                        .findFirst()
                        .orElseThrow());
    }

    @Test
    void aRuleIsMeantForACaseWhenItsTagsNameTheTechniqueOrTheOneAbove() throws IOException {
        Path rules = Files.writeString(folder.resolve("rules.yml"), RULES);
        Files.createDirectories(folder.resolve("cloudtrail-stratus"));
        Files.writeString(
                folder.resolve("cloudtrail-stratus/aws.defense-evasion.cloudtrail-delete.json"), TRAIL_DELETED);

        String printed =
                print("--data", folder.toString(), "--rules", rules.toString(), "--level", "medium", "--markdown");

        assertThat(printed).contains("2 rules. 1 of 1 cases were hit by a rule that was meant for them, 1 of 1 by any");
        assertThat(printed.lines().map(line -> line.replaceAll(" +", " ")))
                .contains(
                        "| stratus | aws.defense-evasion.cloudtrail-delete | T1562.008 T1685.002 | 1 | 0 | 1 | Trail"
                                + " deleted |",
                        "| Trail deleted | high | 1 | 1 | 1 | 0 |");
    }

    @Test
    void everyCaseWithAcceptedTypesHasTechniques() {
        CaseTechniques techniques = new CaseTechniques();

        assertThat(techniques.names()).isEqualTo(new AcceptedTypes().techniques());
        assertThat(techniques.names())
                .allSatisfy(name -> assertThat(techniques.of(name)).allMatch(id -> id.matches("T\\d{4}(\\.\\d{3})?")));
    }

    @Test
    void aMissingFolderAndAnUnknownLevelAreSaid() {
        CommandLine command = new CommandLine(new RulesCases());

        assertThat(command.execute("--data", "no-such-folder")).isEqualTo(3);
        assertThat(command.execute("--level", "grave")).isEqualTo(2);
    }

    private static String print(String... arguments) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        assertThat(new CommandLine(new RulesCases(out)).execute(arguments)).isZero();
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
