package io.kumoban.detectors.guardduty.iam;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.event.Text;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToolNamesTest {
    @ParameterizedTest
    @CsvSource({
        "aws-cli/1.22.34 Python/3.9.11 Linux/5.15.0-kali3-amd64 botocore/1.27.84, 0",
        "Boto3/1.9.89 Python/3.8.2 Linux/5.4.0-KALI4-amd64, 0",
        "aws-cli/2.0 Python/3.9 Linux/5.16.0-12parrot1-amd64, 1",
        "aws-cli/2.0 Python/3.9 Linux/5.10.0-pentoo source/x86_64, 2",
        "kali, 0",
        "alkali/1.0, -1",
        "kalinga-sync/2, -1",
        "Parrotfish/1.0, -1",
        "aws-cli/2.15.0 Python/3.11.6 Linux/5.10.205 exe/x86_64, -1",
        "kal, -1"
    })
    void aDistributionCountsWhenItStandsAsAWord(String agent, int tool) {
        assertThat(PenTestTools.tool(Text.of(agent))).isEqualTo(tool);
    }

    @ParameterizedTest
    @CsvSource({"'', -1"})
    void noUserAgentIsNoTool(String agent, int tool) {
        assertThat(PenTestTools.tool(Text.of(agent))).isEqualTo(tool);
    }
}
