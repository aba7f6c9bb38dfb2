package io.kumoban.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindingsGroupsCommandTest {
    @TempDir
    Path folder;

    private Path run;

    @BeforeEach
    void writeGroups() throws Exception {
        run = Files.createDirectories(folder.resolve("run"));
        Files.writeString(
                run.resolve("groups.jsonl"),
                group("aa11", "MEDIUM", "one of few") + "\n" + group("bb22", "CRITICAL", "the other") + "\n");
    }

    @Test
    void theGravestGroupStandsFirst() {
        Session session = Session.piped("findings", "groups", run.toString());

        assertThat(session.code()).isZero();
        assertThat(session.out().lines().map(line -> line.replaceAll(" +", " ")))
                .hasSize(3)
                .element(1)
                .asString()
                .startsWith("2026-03-02 10:00:00 1 h CRITICAL 2 bb22 address 198.51.100.7 discovery");
    }

    @Test
    void oneGroupIsShownWithItsFindingsAndTies() {
        Session session = Session.piped("findings", "groups", run.toString(), "aa");

        assertThat(session.out()).contains("one of few", "Recon:EC2/Portscan", "198.51.100.7");
    }

    @Test
    void onlyGraveGroupsAreListedWhenAskedFor() {
        Session session =
                Session.piped("findings", "groups", "--run", run.toString(), "--severity", "high", "--format", "jsonl");

        assertThat(session.out().lines())
                .singleElement()
                .satisfies(line ->
                        assertThat(Json.read(line).path("id").asString()).isEqualTo("bb22"));
    }

    @Test
    void aDocumentHoldsAllGroups() {
        assertThat(Json.read(Session.piped("findings", "groups", run.toString(), "--format", "json")
                        .out()))
                .hasSize(2);
    }

    @Test
    void aRunWithoutGroupsIsToldWithTheMend() {
        Session session = Session.piped("findings", "groups", "--run", folder.toString());

        assertThat(session.code()).isEqualTo(3);
        assertThat(session.err()).contains("There are no finding groups in", "run 'kumoban replay' again");
    }

    @Test
    void anUnknownGroupIsToldWithTheMend() {
        assertThat(Session.piped("findings", "groups", run.toString(), "cc").err())
                .contains("No group in", "'kumoban findings groups' shows them");
    }

    private static String group(String id, String severity, String summary) {
        return """
            {"id":"%s","severity":"%s","from":"2026-03-02T10:00:00.000Z","to":"2026-03-02T11:00:00.000Z",\
            "tactics":["discovery"],"findings":[{"id":"f1","time":"2026-03-02T10:00:00.000Z",\
            "type":"Recon:EC2/Portscan","severity":"MEDIUM","resource":"i-1"},{"id":"f2",\
            "time":"2026-03-02T11:00:00.000Z","type":"Recon:EC2/Portscan","severity":"MEDIUM","resource":"i-2"}],\
            "entities":[{"kind":"address","name":"198.51.100.7","findings":2}],\
            "edges":[],"summary":"%s"}\
            """.formatted(id, severity, summary);
    }
}
