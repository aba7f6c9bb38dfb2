package io.kumoban.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.testing.GoldenFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {
    @TempDir
    Path folder;

    @Test
    void theDemoFindsWhatWasDoneAndKeepsItWhenAsked() {
        Path kept = folder.resolve("demo");
        Session session = Session.piped("demo", "--keep", kept.toString());
        assertThat(session.code()).isZero();
        assertThat(session.out())
                .contains("UnauthorizedAccess:IAMUser/InstanceCredentialExfiltration.OutsideAWS")
                .contains("What was done, and what was found", "found")
                .containsPattern("\\d+ of \\d+ expected finding types found")
                .contains("Throughput");
        assertThat(session.err())
                .as("findings are shown as they come")
                .containsPattern("2026-03-1\\d \\d\\d:\\d\\d:\\d\\d  HIGH +UnauthorizedAccess:IAMUser");
        assertThat(kept.resolve("truth.jsonl")).exists();
        assertThat(kept.resolve("kumoban-run").resolve("run.json")).exists();
        itsScoreIsThatOfTheGoldenFile(kept);
    }

    private static void itsScoreIsThatOfTheGoldenFile(Path kept) {
        String run = kept.resolve("kumoban-run").toString();
        Session score = Session.piped("score", "--truth", kept.toString(), "--findings", run, "--format", "json");
        assertThat(score.code()).isZero();
        GoldenFile.named("score/demo.json").holds(score.out());
    }

    @Test
    void aFolderWithSomethingInItIsRefused() throws Exception {
        Files.writeString(folder.resolve("mine.txt"), "mine");
        Session session = Session.piped("demo", "--keep", folder.toString());
        assertThat(session.code()).isEqualTo(2);
        assertThat(session.err()).contains("not empty");
        assertThat(folder.resolve("mine.txt")).exists();
    }
}
