package io.kumoban.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErrorReportTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.250Z");

    @Test
    void theReportHoldsTraceVersionAndArguments(@TempDir Path folder) {
        String sentence = ErrorReport.write(
                new IllegalStateException("the ring is closed"), new String[] {"replay", "logs"}, folder, NOW);

        Path report = folder.resolve("kumoban-error-20260301T120000.250Z.txt");
        assertThat(sentence).isEqualTo("internal error: the ring is closed; the report is in " + report);
        assertThat(report)
                .content()
                .contains("Kumoban " + Version.built(), "replay logs", "IllegalStateException", "ErrorReportTest");
    }

    @Test
    void aFolderThatIsNotThereStillGivesASentence(@TempDir Path folder) {
        String sentence = ErrorReport.write(
                new IllegalStateException("the ring is closed"), new String[0], folder.resolve("missing"), NOW);
        assertThat(sentence).contains("the ring is closed", "no report could be written");
    }
}
