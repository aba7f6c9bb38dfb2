package io.kumoban.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.kumoban.engine.asset.AssetsFile;
import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Parameter;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.testing.OneFile;
import io.kumoban.engine.yaml.ConfigurationError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a YAML file holds, it is read, or refused with a message that names it. */
class ConfigurationFuzzTest {
    private static final List<About> DETECTORS =
            List.of(About.finding("port-scan", "Recon:EC2/Portscan", Severity.MEDIUM)
                    .parameters(Parameter.whole("ports", 50, 2, "ports", "scanners try hundreds")));

    @ParameterizedTest
    @MethodSource("settings")
    void settingsAreReadOrRefused(byte[] yaml) throws IOException {
        readOrRefuse(yaml, file -> SettingsFile.read(file, DETECTORS));
    }

    @MethodSource("settings")
    @FuzzTest
    void fuzzSettings(byte[] yaml) throws IOException {
        settingsAreReadOrRefused(yaml);
    }

    @ParameterizedTest
    @MethodSource("assets")
    void assetsAreReadOrRefused(byte[] yaml) throws IOException {
        readOrRefuse(yaml, AssetsFile::read);
    }

    @MethodSource("assets")
    @FuzzTest
    void fuzzAssets(byte[] yaml) throws IOException {
        assetsAreReadOrRefused(yaml);
    }

    private static void readOrRefuse(byte[] yaml, Consumer<Path> reader) throws IOException {
        try (OneFile one = new OneFile("settings.yaml", yaml)) {
            reader.accept(one.file());
        } catch (ConfigurationError refused) {
            assertThat(refused).hasMessageContaining("settings.yaml");
        }
    }

    private static Stream<byte[]> bytes(String... texts) {
        return Stream.of(texts).map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    static Stream<byte[]> settings() {
        return bytes(
                "detectors:\n  port-scan: {enabled: true, ports: 80}\n",
                "detectors:\n  port-scan: {ports: many}\n  prot-scan:\ndetector: {}\n",
                "a: &x [1]\nb: *x\n",
                "? [1, 2]\n: !!set {a}\n",
                "--- |\n  text\n--- 2\n");
    }

    static Stream<byte[]> assets() {
        return bytes(
                "ownRanges: [10.0.0.0/8, \"fd00::/8\"]\ntrusted:\n  - 192.0.2.10\npeerGroups:\n  build: [ci-1, ci-2]\n",
                "interfaces:\n"
                        + "  eni-0a: {instance: i-01, role: web, address: 10.0.1.5, securityGroups: [sg-1]}\n"
                        + "  eni-0b:\n",
                "ownRanges: [10.0.0.0/33]\ntrusted: 192.0.2.1\ninterfaces: {0a: {address: 10.0.1}}\n");
    }
}
