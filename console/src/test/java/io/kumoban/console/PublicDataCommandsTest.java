package io.kumoban.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class PublicDataCommandsTest {
    private static final String HEADER =
            "StartTime,Dur,Proto,SrcAddr,Sport,Dir,DstAddr,Dport,State,sTos,dTos,TotPkts,TotBytes,SrcBytes,Label\n";
    private static final String ROW =
            "2011/08/10 09:46:5%d.000000,1.5,tcp,%s,1039,   ->,203.0.113.%d,80,S_,0,0,2,120,120,%s\n";

    @TempDir
    Path folder;

    @Test
    void theCatalogueIsListedForPeopleAndPrograms() {
        Session table = Session.piped("data", "list");
        Session json = Session.piped("data", "list", "--format", "json");

        assertThat(table.code()).isZero();
        assertThat(table.out()).contains("zeek-beacon", "GPL-3.0", "unsw-nb15");
        assertThat(Json.read(json.out())).hasSizeGreaterThan(10);
    }

    @Test
    void aSetIsDescribedWithItsFiles() {
        Session told = Session.piped("data", "describe", "ctu-flows");

        assertThat(told.code()).isZero();
        assertThat(told.out()).contains("Stratosphere", "test2-malicious.binetflow", "706213");
        assertThat(Json.read(Session.piped("data", "describe", "ctu-flows", "--format", "json")
                                .out())
                        .at("/files/0/url")
                        .asString())
                .startsWith("https://");
    }

    @Test
    void anUnknownSetIsAnsweredWithTheNearest() {
        Session session = Session.piped("data", "describe", "zeek-becon");

        assertThat(session.code()).isEqualTo(2);
        assertThat(session.err()).contains("There is no data set 'zeek-becon'. Did you mean zeek-beacon?");
    }

    @Test
    void aSetWithoutFilesSaysWhereToGetIt() {
        Session session = Session.piped("data", "fetch", "unsw-nb15");

        assertThat(session.code()).isEqualTo(3);
        assertThat(session.err()).contains("https://research.unsw.edu.au/projects/unsw-nb15-dataset");
    }

    @Test
    void aFileOfAnotherContentIsNotOverwritten() throws IOException {
        Files.writeString(folder.resolve("conn.log"), "mine");
        Session session = Session.piped("data", "fetch", "zeek-json", "--into", folder.toString());

        assertThat(session.code()).isEqualTo(3);
        assertThat(session.err()).contains("is there already", "place it as", "SHA-256");
    }

    @Test
    void labelsOfFlowsBecomeTruthWithTheIdsOfTheirEvents() throws IOException {
        Path log = folder.resolve("capture.binetflow");
        Files.writeString(
                log,
                HEADER
                        + ROW.formatted(3, "147.32.84.165", 9, "flow=From-Botnet-V42-TCP-Attempt")
                        + ROW.formatted(4, "147.32.84.170", 9, "flow=From-Normal-V42-Stribrek")
                        + ROW.formatted(5, "147.32.84.229", 9, "flow=Background-TCP-Established")
                        + ROW.formatted(6, "147.32.84.165", 8, "flow=From-Botnet-V42-TCP-Attempt"));
        Path truth = folder.resolve("truth.jsonl");
        Session session = Session.piped("data", "truth", log.toString(), "--out", truth.toString());

        assertThat(session.code()).isZero();
        assertThat(session.err()).contains("2 flows of attacks in 1 incidents, 1 harmless, 1 unknown, 0 unreadable");
        JsonNode incident = Json.read(Files.readString(truth));
        assertThat(incident.path("scenario").asString()).isEqualTo("flow=From-Botnet-V42-TCP-Attempt");
        assertThat(incident.at("/actors/0").asString()).isEqualTo("147.32.84.165");
        assertThat(incident.path("from").asString()).startsWith("2011-08-10T09:46:53");
        List<String> ids = new ArrayList<>();
        incident.path("events").forEach(id -> ids.add(id.asString()));
        assertThat(idsOfEvents(log)).hasSize(4).containsAll(ids);
        assertThat(Session.piped("data", "truth", log.toString(), "--out", truth.toString())
                        .code())
                .isEqualTo(2);
    }

    private static List<String> idsOfEvents(Path log) {
        List<String> ids = new ArrayList<>();
        Session.piped("events", log.toString(), "--format", "jsonl")
                .outLines()
                .forEach(line -> ids.add(Json.read(line).path("id").asString()));
        return ids;
    }

    @Test
    void aLogWithoutLabelsIsRefused() throws IOException {
        Path log = Files.writeString(folder.resolve("plain.csv"), "a,b\n1,2\n");
        Session session = Session.piped(
                "data",
                "truth",
                log.toString(),
                "--out",
                folder.resolve("truth.jsonl").toString());

        assertThat(session.code()).isEqualTo(3);
        assertThat(session.err()).contains("it does not begin with a header of Argus");
    }
}
