package io.kumoban.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.event.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReplayCommandTest {
    private static final String TYPE = "Stealth:IAMUser/CloudTrailLoggingDisabled";

    @TempDir
    Path folder;

    private Path log = Path.of("");
    private Path run = Path.of("");

    @BeforeEach
    void aLogWithAStoppedTrail() {
        run = folder.resolve("run");
        log = new Logs()
                .call("2026-03-01T12:00:00Z", "e1", "ann", "ec2.amazonaws.com", "DescribeInstances")
                .stopsTrail("2026-03-01T12:01:00Z", "e2", "ann")
                .stopsTrail("2026-03-01T12:01:00Z", "e2", "ann")
                .write(folder.resolve("calls.json"));
    }

    @Test
    void theEndShowsFindingsAndAnAccountThatAddsUp() {
        Session session = replay();
        assertThat(session.code()).isZero();
        assertThat(session.out())
                .contains("2026-03-01 12:01:00", "LOW", TYPE)
                .contains("1 found = 1 read + 0 skipped")
                .contains("3 read = 2 processed + 1 duplicate + 0 quarantined + 0 ignored")
                .contains("loaded", "inactive", "Throughput", "findings.jsonl");
    }

    @Test
    void theFolderHoldsAllResults() throws IOException {
        replay();
        try (Stream<Path> left = Files.list(run)) {
            assertThat(left.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "findings.jsonl",
                            "insights.jsonl",
                            "run.json",
                            "metrics.json",
                            "quarantine.jsonl",
                            "near-misses.jsonl",
                            "groups.jsonl");
        }
        JsonNode manifest = JsonMapper.shared().readTree(Files.readString(run.resolve("run.json")));
        assertThat(manifest.path("version").asString()).isEqualTo(Version.built());
        assertThat(manifest.path("options").path("PATH").asString()).isEqualTo(log.toString());
        assertThat(manifest.path("options").path("help").isMissingNode()).isTrue();
        assertThat(manifest.path("inputs").path(0).path("hash").asString()).matches("xxh3-128:[0-9a-f]{32}");
        assertThat(manifest.path("inputs").path(0).path("records").asLong()).isEqualTo(3);
    }

    @Test
    void inputWithoutAnyLogEndsWithThreeAndASentence() throws IOException {
        Path letter = Files.writeString(folder.resolve("letter.txt"), "Dear auditor,\n");
        Session session = Session.piped(
                "replay", letter.toString(), "--out", folder.resolve("none").toString());
        assertThat(session.code()).isEqualTo(3);
        assertThat(session.err()).contains("None of the files holds a log");
    }

    @Test
    void listsAndPlacesAreInTheManifestWithTheirHashes() throws IOException {
        Path lists = Files.createDirectories(folder.resolve("lists"));
        Path list = Files.writeString(lists.resolve("custom-entities.txt"), "192.0.2.1\nbad.example\noops\n");
        Path places = Files.writeString(folder.resolve("places.csv"), "198.51.100.0,198.51.100.255,NO\nx\n");

        Session session = replay("--intel", lists.toString(), "--geoip", places.toString());

        JsonNode files = JsonMapper.shared()
                .readTree(Files.readString(run.resolve("run.json")))
                .path("files");
        assertThat(files).hasSize(2);
        assertThat(files.path(0).path("role").asString()).isEqualTo("list");
        assertThat(files.path(0).path("file").asString()).isEqualTo("custom-entities.txt");
        assertThat(files.path(0).path("entries").asInt()).isEqualTo(2);
        assertThat(files.path(0).path("sha256").asString()).isEqualTo(Sha256.of(Files.readAllBytes(list)));
        assertThat(files.path(1).path("role").asString()).isEqualTo("geoip");
        assertThat(files.path(1).path("sha256").asString()).isEqualTo(Sha256.of(Files.readAllBytes(places)));
        assertThat(session.err())
                .contains(
                        "List custom-entities.txt:3: 'oops' is no IP address, CIDR block or domain name",
                        "Database " + places + ":2: no range with a place");
    }

    @Test
    void whereAddressesAreIsToldInFindingsAndItsWantInTheSummary() throws IOException {
        Path places = Files.writeString(folder.resolve("places.csv"), "0.0.0.0,255.255.255.255,NO\n");
        Session without = replay();
        Session with = replay("--geoip", places.toString());

        assertThat(without.out()).contains("unknown, for want of --geoip", "1 inactive, no --geoip: distant-sign-ins");
        assertThat(with.out())
                .contains("1 range of addresses, without network owners")
                .doesNotContain("no --geoip");
        assertThat(Files.readString(run.resolve("findings.jsonl"))).contains("\"countryName\":\"Norway\"");
    }

    @Test
    void aDatabaseThatIsNoneIsWrongUsage() {
        Session session = replay("--geoip", log.toString());

        assertThat(session.code()).isEqualTo(2);
        assertThat(session.err()).contains("The database " + log + " cannot be used: it holds no ranges of addresses");
    }

    @Test
    void quietWritesFilesOnly() {
        Session session = replay("--quiet");
        assertThat(session.out()).isEmpty();
        assertThat(session.err()).isEmpty();
        assertThat(run.resolve("findings.jsonl")).isNotEmptyFile();
    }

    @Test
    void aPipeHasNoColourAndNoProgress() {
        Session session = replay();
        assertThat(session.out()).doesNotContain("\u001b");
        assertThat(session.err()).isEmpty();
    }

    @Test
    void aTerminalHasColours() {
        assertThat(Session.onTerminal(Map.of(), "replay", log.toString(), "--out", run.toString())
                        .out())
                .contains("\u001b[36mLOW");
    }

    @Test
    void aFindingAsGraveAsAskedEndsInOne() {
        assertThat(replay("--fail-on", "low").code()).isEqualTo(1);
        assertThat(replay("--fail-on", "critical").code()).isZero();
    }

    @Test
    void whatIsSuppressedIsCountedAndNotShown() throws IOException {
        Path rules = Files.writeString(folder.resolve("rules.yaml"), """
            - name: trails-of-ann
              action: ARCHIVE
              findingCriteria: {criterion: {resource.accessKeyDetails.userName: {equals: [ann]}}}
            """);

        Session session = replay("--suppress", rules.toString(), "--fail-on", "low");

        assertThat(session.code()).isZero();
        assertThat(session.out()).contains("No findings.", "1 more, put aside by --suppress");
        JsonNode manifest = JsonMapper.shared().readTree(Files.readString(run.resolve("run.json")));
        assertThat(manifest.toString()).contains("\"role\":\"suppress\"");
        assertThat(Session.piped("findings", "list", "--run", run.toString()).out())
                .doesNotContain(TYPE);
        assertThat(Session.piped("findings", "list", "--run", run.toString(), "--archived")
                        .out())
                .contains(TYPE);
        assertThat(Session.piped("findings", "export", "--as", "eventbridge", "--run", run.toString())
                        .out())
                .isEmpty();
    }

    @Test
    void aMistakeInASuppressionRuleIsToldWithItsPlaceBeforeAnythingIsRead() throws IOException {
        Path rules = Files.writeString(
                folder.resolve("rules.yaml"),
                "{name: odd, action: ARCHIVE, findingCriteria: {criterion: {typ: {equals: [x]}}}}");

        Session session = replay("--suppress", rules.toString());

        assertThat(session.code()).isEqualTo(2);
        assertThat(session.err()).contains("rules.yaml:1:", "did you mean 'type'?");
        assertThat(run).doesNotExist();
    }

    @Test
    void aBadRecordEndsInFourWhenStrict() {
        log = new Logs()
                .stopsTrail("2026-03-01T12:01:00Z", "e2", "ann")
                .broken()
                .write(folder.resolve("calls.json"));
        assertThat(replay().code()).isZero();
        assertThat(replay("--strict").code()).isEqualTo(4);
        assertThat(replay("--strict", "--fail-on", "low").code()).isEqualTo(4);
        assertThat(run.resolve("quarantine.jsonl")).isNotEmptyFile();
    }

    @Test
    void aMissingPathEndsInThreeAndLeavesOlderResultsAlone() throws IOException {
        replay();
        String before = Files.readString(run.resolve("findings.jsonl"));
        log = folder.resolve("nowhere");
        Session session = replay();
        assertThat(session.code()).isEqualTo(3);
        assertThat(session.err()).contains("nowhere").hasLineCount(1);
        assertThat(run.resolve("findings.jsonl")).content().isEqualTo(before);
    }

    @Test
    void resultsCanGoElsewhere() {
        Path findings = folder.resolve("f.jsonl");
        Path csv = folder.resolve("f.csv");
        Path updates = folder.resolve("u.jsonl");
        Path scores = folder.resolve("s.csv");
        Session session = replay(
                "--findings",
                findings.toString(),
                "--csv",
                csv.toString(),
                "--updates",
                updates.toString(),
                "--scores",
                scores.toString());
        assertThat(session.code()).isZero();
        assertThat(findings).content().contains(TYPE);
        assertThat(csv).content().contains(TYPE);
        assertThat(updates).content().contains(TYPE);
        assertThat(scores).exists();
        assertThat(run.resolve("findings.jsonl")).doesNotExist();
    }

    @Test
    void anOutputInAFolderThatIsNotThereIsWrongUsage() {
        Session session = replay("--csv", folder.resolve("none/f.csv").toString());
        assertThat(session.code()).isEqualTo(2);
        assertThat(session.err()).contains("none").hasLineCount(1);
    }

    @Test
    void eventsOutsideTheAskedTimeAreIgnoredAndCounted() {
        Session session = replay("--from", "2026-03-01T12:00:30Z");
        assertThat(session.out()).contains("3 read = 1 processed + 1 duplicate + 0 quarantined + 1 ignored");
    }

    @Test
    void mistakesInTheConfigurationAreWrongUsageAndNamed() throws IOException {
        Path config =
                Files.writeString(folder.resolve("config.yaml"), "detectors:\n  no-such-detector: {enabled: no}\n");
        Session session = replay("--config", config.toString());
        assertThat(session.code()).isEqualTo(2);
        assertThat(session.err()).contains("config.yaml", "no-such-detector");
    }

    @Test
    void wrongValuesAreWrongUsage() {
        assertThat(replay("--threads", "0").code()).isEqualTo(2);
        assertThat(replay("--from", "yesterday").code()).isEqualTo(2);
        assertThat(replay("--from", "2026-03-02", "--to", "2026-03-01").code()).isEqualTo(2);
        assertThat(replay("--intel", folder.resolve("none").toString()).code()).isEqualTo(2);
        assertThat(replay("--context", folder.resolve("none.yaml").toString()).code())
                .isEqualTo(2);
        assertThat(replay("--fail-on", "awful").code()).isEqualTo(2);
        assertThat(Session.piped("replay").code()).isEqualTo(2);
    }

    @Test
    void aMistypedReplayIsUnderstood() {
        Session session = Session.piped("repaly", log.toString());
        assertThat(session.code()).isEqualTo(2);
        assertThat(session.err()).contains("Did you mean replay?");
    }

    private Session replay(String... more) {
        List<String> arguments = new ArrayList<>(List.of("replay", log.toString(), "--out", run.toString()));
        arguments.addAll(List.of(more));
        return Session.piped(arguments.toArray(String[]::new));
    }
}
