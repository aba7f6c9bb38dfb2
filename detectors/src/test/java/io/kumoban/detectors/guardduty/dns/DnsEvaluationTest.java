package io.kumoban.detectors.guardduty.dns;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.testing.ExternalData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DnsEvaluationTest {
    @Test
    void theDocumentationShowsWhatIsFoundInTunnelsAndRaisedInNetworks() throws IOException {
        ExternalData.named("aws-format");
        ExternalData.named("zeek-apt29");
        DnsEvaluation evaluation =
                new DnsEvaluation(ExternalData.named("zeek-wrccdc").getParent());
        assertThat(Files.readString(Path.of("..", "docs", "evaluation.md")))
                .as("docs/evaluation.md, which is to hold what build/names.sh evaluate prints")
                .contains(evaluation.tunnels())
                .contains(evaluation.networks());
    }
}
