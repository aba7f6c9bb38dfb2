package io.kumoban.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class MappingOptionTest {
    @TempDir
    Path folder;

    private String logs = "";
    private String mapping = "";

    @BeforeEach
    void write() throws IOException {
        StringBuilder rows = new StringBuilder("when,from,to,port,how\n");
        for (int port = 1; port <= 600; port++) {
            rows.append("%d,10.0.0.5,10.0.0.9,%d,%s\n".formatted(1_772_409_600 + port / 10, port, "REQ"));
        }
        rows.append("never,10.0.0.5,10.0.0.9,1,REQ\n");
        logs = Files.writeString(folder.resolve("flows.csv"), rows).toString();
        mapping = Files.writeString(
                        folder.resolve("mapping.yaml"),
                        "family: flow\ncolumns: {end: when, source: from, destination: to, destinationPort: port,"
                                + " action: how}\nrejected: [REQ]\n")
                .toString();
    }

    @Test
    void csvIsReplayedAsTheMappingSays() throws IOException {
        Path out = folder.resolve("run");
        Session session = Session.piped("replay", logs, "--mapping", mapping, "--out", out.toString());

        assertThat(session.code()).isZero();
        JsonNode metrics = Json.read(Files.readString(out.resolve("metrics.json")));
        assertThat(metrics.at("/events/flow").asInt()).isEqualTo(600);
        assertThat(metrics.at("/records/quarantined").asInt()).isOne();
        assertThat(Files.readString(out.resolve("run.json"))).contains("\"mapping\"", "mapping.yaml");
    }

    @Test
    void csvWithoutAMappingIsInNoKnownFormat() {
        Session session =
                Session.piped("replay", logs, "--out", folder.resolve("run").toString());

        assertThat(session.code()).isEqualTo(3);
    }

    @Test
    void aMistakenMappingIsWrongUsageToldWithItsPlace() throws IOException {
        Path wrong = Files.writeString(folder.resolve("wrong.yaml"), "family: flow\ncolumns: {ende: when}\n");
        Session session = Session.piped("events", logs, "--mapping", wrong.toString());

        assertThat(session.code()).isEqualTo(2);
        assertThat(session.err()).contains("wrong.yaml", "unknown field 'ende'; did you mean 'end'?");
    }
}
