package io.kumoban.console.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.pipeline.Progress;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private static final long NOON = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();

    @Test
    void theLineSaysHowFarTheReplayHasCome() {
        Progress half = new Progress(12, 40, 500, 1000, 2_400_000, NOON, 7);
        assertThat(ProgressLine.text(half, 2))
                .isEqualTo(
                        "[##########----------] 50%  12/40 files  1.20 M events/s  at 2026-03-01 12:00:00  7 findings");
    }

    @Test
    void beforeTheFirstEventThereIsNoEventTime() {
        Progress nothing = new Progress(0, 1, 0, 0, 0, Long.MIN_VALUE, 0);
        assertThat(ProgressLine.text(nothing, 0))
                .isEqualTo("[--------------------] 0%  0/1 file  0 events/s  0 findings");
    }

    @Test
    void readingWithoutDecodingShowsNoEvents() {
        Progress half = new Progress(12, 40, 500, 1000, Progress.NO_EVENTS, Long.MIN_VALUE, Progress.NO_FINDINGS);
        assertThat(ProgressLine.text(half, 2)).isEqualTo("[##########----------] 50%  12/40 files");
    }

    @Test
    void whatIsSaidHasALineOfItsOwn() {
        StringWriter drawn = new StringWriter();
        StringWriter plain = new StringWriter();
        Progress nothing = new Progress(0, 1, 0, 0, 0, Long.MIN_VALUE, 0);

        try (ProgressLine terminal = ProgressLine.start(new PrintWriter(drawn), 80, () -> nothing);
                ProgressLine pipe = ProgressLine.start(new PrintWriter(plain), 0, () -> nothing)) {
            terminal.say("found");
            pipe.say("found");
            pipe.say("");
        }

        assertThat(drawn.toString()).contains("\r\u001b[Kfound" + System.lineSeparator());
        assertThat(plain.toString())
                .startsWith("found" + System.lineSeparator())
                .doesNotContain("\r\u001b");
    }

    @Test
    void closingWipesTheLine() {
        StringWriter err = new StringWriter();
        Progress nothing = new Progress(0, 1, 0, 0, 0, Long.MIN_VALUE, 0);
        ProgressLine.start(new PrintWriter(err), 80, () -> nothing).close();
        assertThat(err.toString()).endsWith("\r\u001b[K");
    }
}
