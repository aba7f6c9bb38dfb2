package io.kumoban.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.datasets.truth.Incident;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.sink.ScoresFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ScoreCommandTest {
    private static final String STOPPED = "Stealth:IAMUser/CloudTrailLoggingDisabled";
    private static final String EXFILTRATED = "UnauthorizedAccess:IAMUser/InstanceCredentialExfiltration.OutsideAWS";
    private static final Duration NEXT_DAY = Duration.ofDays(1);

    @TempDir
    Path folder;

    private String truth = "";
    private String run = "";

    /** Of two incidents one is found, a minute after it began; a finding of the next day is of none. */
    @BeforeEach
    void aRunAndItsTruth() throws IOException {
        truth = folder.toString();
        Files.writeString(
                folder.resolve("truth.jsonl"),
                Stream.of(incident("stopped-trail", 0, "ann", STOPPED), incident("theft", 2, "ben", EXFILTRATED))
                        .map(incident -> incident.line() + "\n")
                        .collect(Collectors.joining()));
        Files.writeString(folder.resolve("dataset.json"), "{\"benignAccountDays\": 4}");
        run = SampleRun.write(
                        folder,
                        SampleRun.trail(Severity.LOW, STOPPED, "ann", Duration.ofMinutes(1)),
                        SampleRun.trail(Severity.HIGH, STOPPED, "carl", NEXT_DAY))
                .toString();
    }

    @Test
    void theTableSaysWhatWasFoundAndWhatWasMissed() {
        Session session = score();
        assertThat(session.code()).isZero();
        assertThat(session.out())
                .contains("1 of 2 incidents and 1 of 2 expected finding types found.")
                .contains("2 findings: 1 right, 0 about an incident that does not expect their type, 1 of no incident.")
                .contains("Time to detect: median 1 min, ninetieth percentile 1 min.")
                .contains("False positives per account-day: 0.250")
                .containsPattern("Missed incidents\\R.*\\R2026-03-01 14:00:00 +theft")
                .doesNotContain("Scores")
                .doesNotContain("\u001b");
    }

    @Test
    void theDocumentHasTheKeysThatOthersRelyOn() {
        JsonNode score = JsonMapper.shared().readTree(score("--format", "json").out());
        assertThat(score.at("/incident/recall").asDouble()).isEqualTo(0.5);
        assertThat(score.at("/incident/precision").asDouble()).isEqualTo(0.5);
        assertThat(score.at("/incident/f1").asDouble()).isEqualTo(0.5);
        assertThat(score.at("/incident/interval/recall/low").asDouble(-1)).isZero();
        assertThat(score.at("/incident/interval/recall/high").asDouble()).isEqualTo(1);
        assertThat(score.at("/entity/recall").asDouble()).isEqualTo(0.5);
        assertThat(score.at("/timeToDetect/medianSeconds").asDouble()).isEqualTo(60);
        assertThat(score.at("/falsePositivesPerAccountDay/bySeverity/high").asDouble())
                .isEqualTo(0.25);
        assertThat(score.at("/falsePositivesPerAccountDay/accountDaysFrom").asString())
                .isEqualTo("dataset");
        assertThat(score.at("/byTechnique/T1562.008/recall").asDouble()).isEqualTo(0.5);
        assertThat(score.at("/byStealth/0/recall").asDouble()).isEqualTo(0.5);
        assertThat(score.path("byType").path(STOPPED).path("precision").asDouble())
                .isEqualTo(0.5);
        assertThat(score.path("byScenario").path("theft").path("found").asInt(-1))
                .isZero();
    }

    @Test
    void csvHasARowForEachNumber() {
        assertThat(score("--format", "csv").outLines())
                .startsWith("section,key,metric,value,low,high")
                .contains("incident,,recall,0.5,0,1", "byScenario,theft,recall,0,,")
                .allMatch(row -> row.chars().filter(c -> c == ',').count() == 5);
    }

    @Test
    void theSameSeedGivesTheSameBytes() {
        assertThat(score("--format", "json", "--seed", "7").out())
                .isEqualTo(score("--format", "json", "--seed", "7").out())
                .contains("\"seed\" : 7");
    }

    @Test
    void aGoalThatIsMissedEndsInOne() {
        assertThat(score("--fail-below", "incident-recall=0.5").code()).isZero();
        Session missed = score("--fail-below", "incident-recall=0.5", "--fail-below", "event-recall=0.9");
        assertThat(missed.code()).isEqualTo(1);
        assertThat(missed.err()).contains("event-recall is", "below 0.9").hasLineCount(1);
    }

    @Test
    void aGoalOfAMeasureThatIsNotDefinedIsMissed() throws IOException {
        Files.writeString(folder.resolve("truth.jsonl"), "");
        Session session = score("--fail-below", "incident-recall=0");
        assertThat(session.code()).isEqualTo(1);
        assertThat(session.err()).contains("not defined");
    }

    @ParameterizedTest
    @ValueSource(strings = {"incident-recall", "incident-recall=2", "incident-recall=NaN", "recall=0.5", "=1", ""})
    void aGoalThatMakesNoSenseEndsInTwo(String goal) {
        assertThat(score("--fail-below", goal).code()).isEqualTo(2);
    }

    @Test
    void scoresAreRankedAndDrawn() throws IOException {
        String scores = scores();
        String plots = folder.resolve("plots").toString();
        Session session = score("--scores", scores, "--plots", plots);
        assertThat(session.code()).isZero();
        assertThat(session.out()).containsPattern("trail-stopped +1\\.000 +1\\.000 +1 +2 +0");
        List<String> charts = List.of("detection-by-stealth.svg", "roc.svg", "precision-recall.svg");
        for (String chart : charts) {
            String first = Files.readString(Path.of(plots, chart));
            assertThat(first).contains("<svg").contains("</svg");
            Files.delete(Path.of(plots, chart));
            score("--scores", scores, "--plots", plots);
            assertThat(Path.of(plots, chart)).hasContent(first);
        }
    }

    @Test
    void withoutScoresOnlyTheChartOfStealthIsDrawn() {
        Path plots = folder.resolve("plots");
        Session session = score("--plots", plots.toString());
        assertThat(session.err()).contains("detection-by-stealth.svg");
        assertThat(plots).isDirectoryContaining("glob:**stealth.svg").isDirectoryNotContaining("glob:**roc.svg");
    }

    @Test
    void twoRunsAreCompared() {
        String better = SampleRun.write(
                        folder.resolve("better"),
                        SampleRun.trail(Severity.LOW, STOPPED, "ann", Duration.ofMinutes(1)),
                        SampleRun.trail(Severity.HIGH, EXFILTRATED, "ben", Duration.ofHours(2)))
                .toString();
        Session table = Session.piped("score", "--truth", truth, "--compare", run, better);
        assertThat(table.code()).isZero();
        assertThat(table.out())
                .containsPattern("incident +recall +0\\.500 +1\\.000 +\\+0\\.500")
                .contains("Incidents: 1 won, 0 lost.")
                .containsPattern("Incidents won\\R.*\\R.*theft");
        JsonNode document = JsonMapper.shared()
                .readTree(Session.piped("score", "--truth", truth, "--compare", run, better, "--format", "json")
                        .out());
        assertThat(document.at("/incident/recall/difference").asDouble()).isEqualTo(0.5);
        assertThat(document.at("/incidentsWon/0/scenario").asString()).isEqualTo("theft");
        assertThat(document.path("falsePositives").path(STOPPED).path("gone").asInt())
                .isEqualTo(1);
        assertThat(Session.piped("score", "--truth", truth, "--compare", run, better, "--format", "csv")
                        .outLines())
                .contains("incident,recall,difference,0.5,0,1");
    }

    @Test
    void whatDoesNotGoTogetherEndsInTwo() {
        assertThat(Session.piped("score", "--findings", run).code()).isEqualTo(2);
        assertThat(score("--compare", run, run).code()).isEqualTo(2);
        assertThat(score("--format", "jsonl").code()).isEqualTo(2);
        assertThat(Session.piped("score", "--truth", truth, "--compare", run, run, "--compare", run, run)
                        .code())
                .isEqualTo(2);
    }

    @Test
    void inputThatCannotBeReadEndsInThree() throws IOException {
        assertThat(Session.piped("score", "--truth", folder.resolve("none").toString(), "--findings", run))
                .satisfies(session -> assertThat(session.code()).isEqualTo(3))
                .satisfies(session -> assertThat(session.err()).contains("none").hasLineCount(1));
        assertThat(Session.piped("score", "--truth", truth, "--findings", "none")
                        .code())
                .isEqualTo(3);
        assertThat(score("--scores", "none").code()).isEqualTo(3);
        Files.write(folder.resolve("latin.jsonl"), new byte[] {'{', (byte) 0xe9, '}'});
        assertThat(Session.piped(
                                "score",
                                "--truth",
                                truth,
                                "--findings",
                                folder.resolve("latin.jsonl").toString())
                        .code())
                .isEqualTo(3);
        Files.writeString(folder.resolve("truth.jsonl"), "{}\n");
        assertThat(score().err()).contains("line 1").hasLineCount(1);
    }

    private Session score(String... further) {
        return Session.piped(Stream.concat(Stream.of("score", "--truth", truth, "--findings", run), Stream.of(further))
                .toArray(String[]::new));
    }

    private String scores() {
        Path file = folder.resolve("scores.csv");
        try (ScoresFile scores = new ScoresFile(file)) {
            scores.add("trail-stopped", SampleRun.NOON, "stopped-trail/1", 9);
            scores.add("trail-stopped", SampleRun.NOON, "other/1", 2);
            scores.add("trail-stopped", SampleRun.NOON, "other/2", 1);
            scores.commit();
        }
        return file.toString();
    }

    private static Incident incident(String name, long hoursAfterNoon, String actor, String type) {
        long from = SampleRun.NOON / 1000 + hoursAfterNoon * 3600;
        return new Incident(
                name,
                0,
                List.of("T1562.008"),
                List.of(type),
                from,
                from + 600,
                SampleRun.ACCOUNT,
                List.of(actor),
                List.of(),
                List.of(name + "/1"));
    }
}
