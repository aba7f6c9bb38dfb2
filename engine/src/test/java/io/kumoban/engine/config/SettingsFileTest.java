package io.kumoban.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Parameter;
import io.kumoban.engine.detect.ParameterValues;
import io.kumoban.engine.detect.Settings;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.yaml.ConfigurationError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {
    private static final Parameter.Whole PORTS = Parameter.whole("ports", 50, 2, "ports", "scanners try hundreds");
    private static final Parameter.Span WINDOW =
            Parameter.span("window", Duration.ofMinutes(10), "slow ones come later");
    private static final Parameter.Real JITTER = Parameter.real("jitter", 0.1, 0, 1, "", "machines are regular");
    private static final About SCAN =
            About.finding("port-scan", "Recon:EC2/Portscan", Severity.MEDIUM).parameters(PORTS, WINDOW);
    private static final About SWEEP =
            About.finding("port-sweep", "Impact:EC2/PortSweep", Severity.HIGH).parameters(WINDOW);
    private static final About BEACON =
            About.finding("beacon", "Backdoor:EC2/Beacon", Severity.MEDIUM).parameters(JITTER);
    private static final List<About> ALL = List.of(SCAN, SWEEP, BEACON);

    @TempDir
    private Path folder;

    @Test
    void detectorsAreSetAndSwitchedOff() throws Exception {
        Settings settings = read("""
            detectors:
              port-scan: {enabled: true, ports: 80, window: 5m}
              beacon: {enabled: false}
            """);

        assertThat(settings)
                .isEqualTo(new Settings(Set.of("beacon"), Map.of("port-scan", Map.of("ports", "80", "window", "5m"))));
    }

    @Test
    void aDetectorThatRestsByItselfIsSwitchedOn() throws Exception {
        About optIn = About.finding("custom", "Test:Custom/Rule", Severity.LOW).optIn();
        Path file = file("detectors: {custom: {enabled: true}}\n");

        Settings settings = SettingsFile.read(file, List.of(optIn));

        assertThat(settings.on()).containsExactly("custom");
        assertThat(settings.allows(optIn)).isTrue();
        assertThat(Settings.STANDARD.allows(optIn)).isFalse();
        assertThat(Settings.STANDARD.allows(SCAN)).isTrue();
    }

    @Test
    void anEmptyFileSetsNothing() throws Exception {
        assertThat(read("")).isEqualTo(Settings.STANDARD);
    }

    @Test
    void everyMistakeIsToldWithItsPlace() throws Exception {
        Path file = file("""
            detectors:
              prot-scan: {ports: 80}
              port-scan: {port: 80, ports: many, window: 10, enabled: perhaps}
              beacon: {jitter: 1.5}
            detector: {}
            """);

        ConfigurationError error = catchThrowableOfType(ConfigurationError.class, () -> SettingsFile.read(file, ALL));

        assertThat(error.mistakes())
                .containsExactly(
                        file + ":2:3: unknown detector 'prot-scan'; did you mean 'port-scan'? allowed: beacon,"
                                + " port-scan, port-sweep",
                        file + ":3:15: unknown parameter of port-scan 'port'; did you mean 'ports'? allowed: enabled,"
                                + " ports, window",
                        file + ":3:32: ports must be a whole number from 2 up, not 'many'",
                        file + ":3:46: window: a span of time is written like 90s, 10m, 6h or 7d, not '10'",
                        file + ":3:59: enabled must be true or false, not the text 'perhaps'",
                        file + ":4:20: jitter must be a number from 0.0 to 1.0, not '1.5'",
                        file + ":5:1: unknown key 'detector'; did you mean 'detectors'? allowed: detectors");
    }

    @Test
    void aParameterHasItsSetValueOrElseItsDefault() {
        Settings settings = new Settings(Set.of(), Map.of("port-scan", Map.of("ports", "80")));
        ParameterValues values = new ParameterValues(settings, List.of(SCAN));

        assertThat(values.bits(PORTS)).isEqualTo(80);
        assertThat(values.bits(WINDOW)).isEqualTo(600_000);
    }

    @Test
    void aParameterThatNobodyDeclaresIsRefused() {
        ParameterValues values = new ParameterValues(Settings.STANDARD, List.of(SCAN));

        assertThatThrownBy(() -> values.bits(JITTER)).hasMessageContaining("jitter is not declared");
    }

    @Test
    void aSharedParameterHasOneValueForEachDetector() {
        Settings settings = new Settings(Set.of(), Map.of("port-scan", Map.of("window", "5m")));

        assertThat(new ParameterValues(settings, List.of(SCAN)).bits(WINDOW)).isEqualTo(300_000);
        assertThat(new ParameterValues(settings, List.of(SWEEP)).bits(WINDOW)).isEqualTo(600_000);
        assertThatThrownBy(() -> new ParameterValues(settings, ALL)).hasMessageContaining("share the parameter window");
    }

    private Settings read(String yaml) throws Exception {
        return SettingsFile.read(file(yaml), ALL);
    }

    private Path file(String yaml) throws Exception {
        return Files.writeString(folder.resolve("settings.yaml"), yaml);
    }
}
