package io.kumoban.bench.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AblationTest {
    @Test
    void aStarStandsForAllThatBeginSo() {
        assertThat(Ablation.ids(List.of("port-s*"))).containsExactly("port-scan", "port-sweep");
        assertThat(Ablation.ids(List.of("graph-*"))).isNotEmpty().allMatch(id -> id.startsWith("graph-"));
    }

    @Test
    void whatRestsUnlessSwitchedOnMustBeNamedWhole() {
        assertThat(Ablation.ids(List.of("graph-*"))).contains("graph-call-path").doesNotContain("graph-call-burst");
        assertThat(Ablation.ids(List.of("graph-call-burst"))).containsExactly("graph-call-burst");
    }

    @Test
    void namesOfNoDetectorAreTold() {
        assertThat(Ablation.unknown(List.of("port-scan", "port-scam"))).contains("port-scam");
        assertThat(Ablation.unknown(List.of("port-scan", "beacon"))).isEmpty();
    }

    @Test
    void theSettingsSwitchThemOff(@TempDir Path folder) throws IOException {
        assertThat(Files.readString(Ablation.write(List.of("beacon", "port-scan"), folder.resolve("without.yaml"))))
                .isEqualTo("detectors:\n  beacon: {enabled: false}\n  port-scan: {enabled: false}\n");
    }
}
