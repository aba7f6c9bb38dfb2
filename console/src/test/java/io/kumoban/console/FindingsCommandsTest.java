package io.kumoban.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.event.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FindingsCommandsTest {
    private static final String STOPPED = "Stealth:IAMUser/CloudTrailLoggingDisabled";
    private static final String EXFILTRATED = "UnauthorizedAccess:IAMUser/InstanceCredentialExfiltration.OutsideAWS";

    @TempDir
    Path folder;

    private String run = "";

    @BeforeEach
    void aRunWithThreeFindings() {
        run = SampleRun.write(
                        folder,
                        SampleRun.trail(Severity.LOW, STOPPED, "ann", Duration.ofMinutes(1)),
                        SampleRun.trail(Severity.HIGH, EXFILTRATED, "web\u202e\n-role", Duration.ofMinutes(2)),
                        SampleRun.trail(Severity.LOW, STOPPED, "ben", Duration.ZERO))
                .toString();
    }

    @Test
    void theListIsOrderedBySeverityThenTime() {
        Session session = Session.piped("findings", "list", "--run", run);
        assertThat(session.code()).isZero();
        assertThat(session.outLines()).hasSize(4);
        assertThat(session.outLines().get(1)).contains("HIGH", EXFILTRATED);
        assertThat(session.outLines().get(2)).contains("2026-03-01 12:00:00", "LOW", "ben");
        assertThat(session.outLines().get(3)).contains("2026-03-01 12:01:00", "LOW", "ann");
    }

    @Test
    void hostileNamesAreShownAndNotObeyed() {
        Session session = Session.piped("findings", "list", "--run", run);
        assertThat(session.out()).contains("web\\u202e\\n-role").doesNotContain("\u202e");
    }

    @Test
    void aPipeHasNoColoursAndATerminalHas() {
        assertThat(Session.piped("findings", "list", "--run", run).out()).doesNotContain("\u001b");
        assertThat(Session.onTerminal(Map.of(), "findings", "list", "--run", run)
                        .out())
                .contains("\u001b[31mHIGH");
    }

    @Test
    void coloursCanBeSwitchedOff() {
        assertThat(Session.onTerminal(Map.of(), "findings", "list", "--run", run, "--no-color")
                        .out())
                .doesNotContain("\u001b");
        assertThat(Session.onTerminal(Map.of("NO_COLOR", "1"), "findings", "list", "--run", run)
                        .out())
                .doesNotContain("\u001b");
    }

    @Test
    void filtersKeepWhatIsAskedFor() {
        assertThat(Session.piped("findings", "list", "--run", run, "--severity", "medium")
                        .outLines())
                .hasSize(2);
        assertThat(Session.piped("findings", "list", "--run", run, "--type", "Stealth")
                        .outLines())
                .hasSize(3);
    }

    @Test
    void conditionsAndFilterFilesKeepWhatTheyHoldFor() throws Exception {
        Path file = Files.writeString(folder.resolve("filter.yaml"), "{criterion: {severity: {gte: 7}}}");

        assertThat(Session.piped("findings", "list", "--run", run, "--filter-by", "severity>=7")
                        .outLines())
                .hasSize(2);
        assertThat(Session.piped("findings", "list", "--run", run, "--filter", file.toString())
                        .outLines())
                .hasSize(2);
        assertThat(Session.piped("findings", "list", "--run", run, "--filter-by", "type=" + STOPPED)
                        .outLines())
                .hasSize(3);
    }

    @Test
    void aTypeThatDoesNotExistIsRefusedWithTheNearest() {
        Session session =
                Session.piped("findings", "list", "--run", run, "--filter-by", "type=Stealth:IAMUser/PasswordPolicy");

        assertThat(session.code()).isEqualTo(2);
        assertThat(session.err()).contains("did you mean 'Stealth:IAMUser/PasswordPolicyChange'?");
    }

    @Test
    void jsonIsOneDocument() {
        Session session = Session.piped("findings", "list", "--run", run, "--format", "json");
        JsonNode document = JsonMapper.shared().readTree(session.out());
        assertThat(document.isArray()).isTrue();
        assertThat(document.size()).isEqualTo(3);
        String none = Session.piped("findings", "list", "--run", run, "--format", "json", "--type", "Nothing")
                .out();
        assertThat(JsonMapper.shared().readTree(none).size()).isZero();
    }

    @Test
    void jsonLinesAreTheFindingsOfTheFile() {
        Session session = Session.piped("findings", "list", "--run", run, "--format", "jsonl");
        assertThat(Path.of(run, "findings.jsonl")).content().isEqualToNormalizingNewlines(session.out());
    }

    @Test
    void csvHasAHeaderAndALineForEach() {
        Session session = Session.piped("findings", "list", "--run", run, "--format", "csv", "--type", "Stealth");
        assertThat(session.outLines()).hasSize(3);
        assertThat(session.outLines().getFirst()).startsWith("time,severity,type");
    }

    @Test
    void showTakesTheBeginningOfAnId() {
        String id = idOf(EXFILTRATED);
        Session session = Session.piped("findings", "show", id.substring(0, 12), "--run", run);
        assertThat(session.code()).isZero();
        assertThat(session.out())
                .contains(id, EXFILTRATED, "T1562.008", "observed", "usual", "eventName = StopLogging")
                .contains("curl\\x1b[31m/8", "logs/a.json.gz")
                .doesNotContain("\u001b");
    }

    @Test
    void showCanGiveTheDocumentItself() {
        String id = idOf(EXFILTRATED);
        Session session = Session.piped("findings", "show", id, "--run", run, "--json");
        assertThat(JsonMapper.shared().readTree(session.out()).path("id").asString())
                .isEqualTo(id);
    }

    @Test
    void anIdThatIsNotThereEndsInThree() {
        Session session = Session.piped("findings", "show", "zzzz", "--run", run);
        assertThat(session.code()).isEqualTo(3);
        assertThat(session.err()).contains("zzzz", "findings list").hasLineCount(1);
    }

    @Test
    void aRunThatIsNotThereEndsInThree() {
        Session session = Session.piped(
                "findings", "list", "--run", folder.resolve("none").toString());
        assertThat(session.code()).isEqualTo(3);
        assertThat(session.err()).contains("kumoban replay").hasLineCount(1);
    }

    @Test
    void aFileThatIsNoFindingsFileEndsInThree() throws Exception {
        Path file = folder.resolve("findings.jsonl");
        Files.writeString(file, "not json\n");
        Session session = Session.piped("findings", "list", "--file", file.toString());
        assertThat(session.code()).isEqualTo(3);
        assertThat(session.err()).contains("line 1").hasLineCount(1);
    }

    @Test
    void explainSaysWhatWasSeenEvenOfAnUnknownDetector() {
        Session session = Session.piped("findings", "explain", idOf(EXFILTRATED), "--run", run);
        assertThat(session.code()).isZero();
        assertThat(session.out()).contains("stopped the trail main", "T1562.008", "Events");
    }

    @Test
    void samplesCanBeListedAsTheFindingsOfAFile() throws Exception {
        Path file = folder.resolve("samples.jsonl");
        Files.writeString(file, Session.piped("findings", "sample").out());

        Session session = Session.piped("findings", "list", "--file", file.toString(), "--format", "jsonl");

        assertThat(session.outLines()).hasSizeGreaterThan(100).allMatch(line -> line.contains("[SAMPLE] "));
    }

    @Test
    void showListsTheSignalsOfASequence() throws Exception {
        Path file = folder.resolve("samples.jsonl");
        Files.writeString(
                file,
                Session.piped("findings", "sample", "--type", "AttackSequence:EC2/CompromisedInstanceGroup")
                        .out());
        String id =
                JsonMapper.shared().readTree(Files.readString(file)).path("id").asString();

        assertThat(Session.piped("findings", "show", id, "--file", file.toString())
                        .out())
                .containsPattern("2026-01-01 00:00:00 +FLOW_LOGS +Backdoor:EC2/C&CActivity.B +5 +1")
                .contains("DNS_LOGS");
    }

    @Test
    void oneSampleCanBeAskedForAndNoneOfWhatIsNotMade() {
        assertThat(Session.piped("findings", "sample", "--type", STOPPED, "--format", "csv")
                        .outLines())
                .hasSize(2);
        assertThat(Session.piped("findings", "sample", "--type", "Discovery:RDS/TorIPCaller"))
                .satisfies(session -> assertThat(session.code()).isEqualTo(2))
                .satisfies(session -> assertThat(session.err()).contains("does not read (", "RDS_LOGIN_EVENTS"));
        assertThat(Session.piped("findings", "sample", "--type", "Backdoor:EC2/XORDDOS")
                        .err())
                .contains("no such findings any more");
        assertThat(Session.piped("findings", "sample", "--type", "Recon:EC2/PortScan")
                        .err())
                .contains("did you mean 'Recon:EC2/Portscan'?");
    }

    @Test
    void findingsAreExportedAsEvents() {
        Session session = Session.piped("findings", "export", "--as", "eventbridge", "--run", run, "--bare");

        assertThat(session.code()).isZero();
        assertThat(session.outLines()).hasSize(3).allSatisfy(line -> {
            JsonNode event = JsonMapper.shared().readTree(line);
            assertThat(event.path("source").asString()).isEqualTo("aws.guardduty");
            assertThat(event.path("detail").has("kumoban")).isFalse();
        });
    }

    @Test
    void findingsAreExportedAsToABucket() throws Exception {
        Path bucket = folder.resolve("bucket");
        Session session = Session.piped(
                "findings",
                "export",
                "--as",
                "s3",
                "--run",
                run,
                "--out",
                bucket.toString(),
                "--filter-by",
                "severity<4");

        assertThat(session.code()).isZero();
        try (var files = Files.walk(bucket)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(bucket::relativize)
                            .map(Path::toString))
                    .singleElement()
                    .asString()
                    .startsWith("AWSLogs/111122223333/GuardDuty/eu-west-1/2026/03/01/")
                    .endsWith(".jsonl.gz");
        }
        assertThat(Session.piped("findings", "export", "--as", "s3", "--run", run)
                        .code())
                .isEqualTo(2);
    }

    private String idOf(String type) {
        String line = Session.piped("findings", "list", "--run", run, "--format", "jsonl", "--type", type)
                .outLines()
                .getFirst();
        return JsonMapper.shared().readTree(line).path("id").asString();
    }
}
