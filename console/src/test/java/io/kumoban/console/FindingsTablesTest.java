package io.kumoban.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.datasets.truth.Incident;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.sink.ScoresFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The export of tables; what stands in them is read back by the tests of the benchmarks, which have a reader. */
class FindingsTablesTest {
    private static final String STOPPED = "Stealth:IAMUser/CloudTrailLoggingDisabled";

    @TempDir
    Path folder;

    private Path run = Path.of("");

    @BeforeEach
    void aRunWithTwoFindings() {
        run = SampleRun.write(
                folder,
                SampleRun.trail(Severity.LOW, STOPPED, "ann", Duration.ofMinutes(1)),
                SampleRun.trail(Severity.HIGH, STOPPED, "ben", Duration.ofMinutes(2)));
    }

    @Test
    void findingsScoresAndTruthBecomeATableEach() throws IOException {
        Path tables = folder.resolve("new/tables");

        Session session = export(tables, "--scores", scores().toString(), "--truth", truth().toString());

        assertThat(session.code()).isZero();
        assertThat(session.err().lines())
                .containsExactly(
                        "2 findings in %s.".formatted(tables.resolve("findings.parquet")),
                        "Writing the scores ...",
                        "1 score in %s.".formatted(tables.resolve("scores.parquet")),
                        "1 incident in %s.".formatted(tables.resolve("truth.parquet")));
        assertThat(session.out()).isEmpty();
        for (String table : List.of("findings", "scores", "truth")) {
            assertThat(Files.readString(tables.resolve(table + ".parquet"), StandardCharsets.ISO_8859_1))
                    .startsWith("PAR1")
                    .endsWith("PAR1");
        }
    }

    @Test
    void onlyWhatIsAskedForIsWritten() throws IOException {
        Path tables = folder.resolve("tables");

        Session session = export(tables, "--filter-by", "severity>=7");

        assertThat(session.err()).startsWith("1 finding in ");
        try (var files = Files.list(tables)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly("findings.parquet");
        }
    }

    @Test
    void theSameFindingsGiveTheSameBytes() {
        export(folder.resolve("one"));
        export(folder.resolve("two"));

        assertThat(folder.resolve("one/findings.parquet"))
                .hasSameBinaryContentAs(folder.resolve("two/findings.parquet"));
    }

    @Test
    void theShapeMayBeCalledAFormat() {
        assertThat(Session.piped(
                                "findings",
                                "export",
                                "--format",
                                "parquet",
                                "--run",
                                run.toString(),
                                "--out",
                                folder.resolve("tables").toString())
                        .code())
                .isZero();
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        Session nowhere = Session.piped("findings", "export", "--as", "parquet", "--run", run.toString());
        assertThat(nowhere.code()).isEqualTo(2);
        assertThat(nowhere.err()).contains("--out").hasLineCount(1);

        Session bare = export(folder.resolve("tables"), "--bare");
        assertThat(bare.code()).isEqualTo(2);

        Session events = Session.piped(
                "findings", "export", "--as", "eventbridge", "--run", run.toString(), "--scores", "s.csv");
        assertThat(events.code()).isEqualTo(2);
        assertThat(events.err()).contains("--as parquet").hasLineCount(1);
    }

    @Test
    void inputThatCannotBeReadIsNamedAndLeavesNoHalfTable() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken"), "{}\n");
        Path tables = folder.resolve("tables");

        Session truth = export(tables, "--truth", broken.toString());
        assertThat(truth.code()).isEqualTo(3);
        assertThat(truth.err()).contains(broken.toString(), "line 1").hasLineCount(1);
        assertThat(tables).isEmptyDirectory();

        Session scores = export(tables, "--scores", broken.toString());
        assertThat(scores.code()).isEqualTo(3);
        assertThat(scores.err()).contains(broken.toString(), "line 1");
        assertThat(tables.resolve("scores.parquet")).doesNotExist();

        Session findings = Session.piped(
                "findings", "export", "--as", "parquet", "--file", scores().toString(), "--out", tables.toString());
        assertThat(findings.code()).isEqualTo(3);
    }

    private Session export(Path tables, String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("findings", "export", "--as", "parquet", "--run", run.toString(), "--out", tables.toString()));
        arguments.addAll(List.of(more));
        return Session.piped(arguments.toArray(String[]::new));
    }

    private Path scores() {
        Path file = folder.resolve("scores.csv");
        try (ScoresFile scores = new ScoresFile(file)) {
            scores.add("beacon", SampleRun.NOON, "0123456789abcdef", 0.5);
            scores.commit();
        }
        return file;
    }

    private Path truth() throws IOException {
        Incident incident = new Incident(
                "stopped-trail",
                0,
                List.of("T1562.008"),
                List.of(STOPPED),
                SampleRun.NOON / 1000,
                SampleRun.NOON / 1000 + 60,
                SampleRun.ACCOUNT,
                List.of("ann"),
                List.of(),
                List.of(SampleRun.ACCOUNT + "/event-of-ann"));
        return Files.writeString(folder.resolve("truth.jsonl"), incident.line() + "\n");
    }
}
