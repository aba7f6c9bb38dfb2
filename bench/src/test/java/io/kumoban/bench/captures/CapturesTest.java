package io.kumoban.bench.captures;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.finding.FindingTypes;
import io.kumoban.engine.testing.ExternalData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CapturesTest {
    @Test
    @Tag("long")
    void thePageHoldsWhatTheCommandPrints() throws IOException {
        Path data = ExternalData.named("flow-ctu").getParent();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

        assertThat(new CommandLine(new Captures(out)).execute("--data", data.toString(), "--markdown"))
                .isZero();

        String page = Files.readString(Path.of("..", "docs", "evaluation.md"));
        assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
                .hasSizeGreaterThan(Capture.all().size())
                .allSatisfy(row -> assertThat(page.lines()).contains(row));
    }

    @Test
    void everyAcceptedTypeIsOneThatTheServiceMakes() {
        assertThat(Capture.all()).hasSizeGreaterThan(15).allSatisfy(capture -> {
            assertThat(capture.types().isEmpty()).isNotEqualTo(capture.isHostile());
            assertThat(capture.types())
                    .allMatch(type -> FindingTypes.named(type).isPresent());
        });
    }

    @Test
    void aMissingFolderIsSaid() {
        assertThat(new CommandLine(new Captures()).execute("--data", "no-such-folder"))
                .isEqualTo(3);
    }
}
