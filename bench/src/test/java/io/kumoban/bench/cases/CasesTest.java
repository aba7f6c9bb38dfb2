package io.kumoban.bench.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.finding.FindingTypes;
import io.kumoban.engine.testing.ExternalData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CasesTest {
    private static final Pattern ANSWERED = Pattern.compile("(\\d+) of (\\d+) \\(\\d+ %\\) answered");
    private static final double GOAL = 0.9;

    @Test
    void nineOfTenAttackCasesAreAnsweredAndThePageShowsWhatIsPrinted() throws IOException {
        Path folder = ExternalData.named("cloudtrail-invictus").getParent();
        String printed = print("--markdown", "--data", folder.toString());
        Matcher answered = ANSWERED.matcher(printed);
        assertThat(answered.find()).isTrue();
        assertThat(Integer.parseInt(answered.group(1)))
                .isGreaterThanOrEqualTo((int) Math.ceil(GOAL * Integer.parseInt(answered.group(2))));
        String page = Files.readString(Path.of("..", "docs", "evaluation.md"));
        assertThat(printed.lines().filter(line -> line.startsWith("|")))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(page.lines()).contains(row));
    }

    @Test
    void everyAcceptedTypeIsOneThatTheServiceMakes() {
        AcceptedTypes accepted = new AcceptedTypes();
        assertThat(accepted.techniques()).hasSizeGreaterThan(30);
        for (String technique : accepted.techniques()) {
            assertThat(accepted.of(technique))
                    .as(technique)
                    .isNotEmpty()
                    .allMatch(type -> FindingTypes.named(type).isPresent());
        }
    }

    @Test
    void aMissingFolderIsSaid() {
        assertThat(new CommandLine(new Cases()).execute("--data", "no-such-folder"))
                .isEqualTo(3);
    }

    @Test
    void theTableOfTheHoneyBucketBecomesDataEvents() {
        String table = "Event Type,Event Name,Request ID,User ID,Request Parameters,Alert,Event ID,Event DateTime,"
                + "Alarm DateTime,Source IP,Request User Agent,Repeated Attempts\n"
                + "AwsApiCall,ListObjects,R1,\"{'type': 'AWSAccount', 'accountId': 'ANONYMOUS_PRINCIPAL'}\","
                + "\"{'bucketName': 'site', 'Host': 'site.s3.amazonaws.com'}\", 1,"
                + "283770f5-968d-448d-9328-0b010f4d3696,2022-02-18T17:34:57Z,x,198.51.100.9,\"Mozilla/5.0 (X, Y)\",4\n";
        assertThat(HoneyBucketTable.records(table))
                .singleElement()
                .satisfies(record -> assertThat(record)
                        .contains("\"eventName\":\"ListObjects\"")
                        .contains("\"bucketName\":\"site\"")
                        .contains("\"accountId\":\"ANONYMOUS_PRINCIPAL\"")
                        .contains("\"userAgent\":\"Mozilla/5.0 (X, Y)\""));
    }

    private static String print(String... arguments) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        assertThat(new CommandLine(new Cases(out)).execute(arguments)).isZero();
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
