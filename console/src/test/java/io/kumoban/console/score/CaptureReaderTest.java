package io.kumoban.console.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kumoban.datasets.truth.CaptureTruth;
import io.kumoban.datasets.truth.EventLabels;
import io.kumoban.datasets.truth.Incident;
import io.kumoban.datasets.truth.TruthError;
import io.kumoban.engine.pipeline.ReplayOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureReaderTest {
    private static final String FLOWS = """
        2 111122223333 eni-0a 10.0.0.5 192.0.2.1 40000 443 6 10 840 1772323200 1772323260 ACCEPT OK
        2 111122223333 eni-0a 10.0.0.5 192.0.2.2 40001 443 6 10 840 1772323300 1772323360 ACCEPT OK
        """;
    private static final String CALL = """
        {"eventVersion":"1.08","eventTime":"2026-03-01T00:00:0%1$dZ","eventID":"e-%1$d","eventName":"StopLogging",\
        "eventSource":"cloudtrail.amazonaws.com","recipientAccountId":"111122223333"}
        """;

    @TempDir
    Path folder;

    private CaptureReader reader(String logs) throws IOException {
        Path file = Files.writeString(folder.resolve("logs"), logs);
        return new CaptureReader(ReplayOptions.of(List.of(file.toString()), folder.resolve("work")));
    }

    private static CaptureTruth truth() {
        return new CaptureTruth("beacon", List.of("T1071"), List.of("Backdoor:EC2/C&CActivity.B"));
    }

    @Test
    void aCaptureIsAnIncidentOfAllItsEvents() throws IOException {
        Incident incident = reader(FLOWS).incident(truth(), Set.of());

        assertThat(incident).isNotNull();
        assertThat(incident.events()).hasSize(2);
        assertThat(incident.from()).isEqualTo(1772323260);
        assertThat(incident.to()).isEqualTo(1772323360);
        assertThat(incident.account()).isEqualTo("111122223333");
        assertThat(incident.technique()).containsExactly("T1071");
    }

    @Test
    void onlyEventsThatNameAllValuesBelongToIt() throws IOException {
        Incident incident = reader(FLOWS).incident(truth(), Set.of("10.0.0.5", "192.0.2.2"));

        assertThat(incident).isNotNull();
        assertThat(incident.events()).hasSize(1);
        assertThat(reader(FLOWS).incident(truth(), Set.of("192.0.2.3"))).isNull();
    }

    @Test
    void labelledEventsAreAnIncidentForEachTechnique() throws IOException {
        Path labels = Files.writeString(folder.resolve("labels.jsonl"), """
            {"eventID":"e-1","technique":"stop","role":"detonation"}
            {"eventID":"e-2","technique":"stop","role":"revert"}
            {"eventID":"e-3","technique":null,"role":"detonation"}
            {"eventID":"e-4","technique":"again","role":"detonation"}
            """);
        String logs = CALL.formatted(1) + CALL.formatted(2) + CALL.formatted(3) + CALL.formatted(4);

        List<Incident> incidents =
                reader(logs).incidents(EventLabels.read(labels, "detonation"), technique -> List.of(technique + "!"));

        assertThat(incidents).extracting(Incident::scenario).containsExactly("again", "stop");
        assertThat(incidents.getLast().events()).containsExactly("111122223333/e-1");
        assertThat(incidents.getLast().expectedTypes()).containsExactly("stop!");
        assertThat(reader(logs).incidents(EventLabels.read(labels, null), technique -> List.of()))
                .last()
                .satisfies(incident -> assertThat(incident.events()).hasSize(2));
    }

    @Test
    void aLineThatIsNoLabelIsNamed() throws IOException {
        Path labels = Files.writeString(folder.resolve("labels.jsonl"), "{\"eventID\":\"e\"}\n[]\n");

        assertThatThrownBy(() -> EventLabels.read(labels, null))
                .isInstanceOf(TruthError.class)
                .hasMessageContaining("line 2");
    }
}
