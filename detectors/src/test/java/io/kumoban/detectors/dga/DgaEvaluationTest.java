package io.kumoban.detectors.dga;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.testing.ExternalData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DgaEvaluationTest {
    @Test
    void theDocumentationShowsHowWellGeneratedNamesAreTold() throws IOException {
        DgaEvaluation evaluation = new DgaEvaluation(TestNames.read(ExternalData.named("dns-dga")));
        assertThat(Files.readString(Path.of("..", "docs", "evaluation.md")))
                .as("docs/evaluation.md, which is to hold what build/names.sh evaluate prints")
                .contains(evaluation.text());
    }
}
