package io.kumoban.console.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.console.endtoend.StateBytes.Line;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class StateBytesTest {
    private static final List<Line> LINES = StateBytes.measure();

    @Test
    void allStatesTogetherTakeSixHundredMegabytesAtMost() {
        assertThat(StateBytes.sum(LINES, false)).isLessThanOrEqualTo(600_000_000);
    }

    @Test
    void detectorsThatRestTakeTwoHundredMegabytesMoreAtMost() {
        assertThat(StateBytes.sum(LINES, true)).isBetween(1L, 200_000_000L);
    }

    @Test
    void theDocumentationShowsTheTable() throws Exception {
        assertThat(Files.readString(Path.of("..", "docs", "architecture.md")))
                .as("docs/architecture.md, which is to hold what StateBytes prints")
                .contains(StateBytes.table(LINES));
    }
}
