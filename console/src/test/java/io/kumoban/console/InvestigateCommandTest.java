package io.kumoban.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.event.Severity;
import io.kumoban.engine.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class InvestigateCommandTest {
    private static final String STOPPED = "Stealth:IAMUser/CloudTrailLoggingDisabled";

    @TempDir
    Path folder;

    private String run = "";

    @BeforeEach
    void aRun() throws Exception {
        run = SampleRun.write(folder, SampleRun.trail(Severity.LOW, STOPPED, "ann", Duration.ofMinutes(1)))
                .toString();
        Files.writeString(Path.of(run).resolve("findings.jsonl"), """
            {"id":"f1","type":"Recon:IAMUser/TorIPCaller","severity":5,"accountId":"111122223333",\
            "service":{"eventFirstSeen":"2026-03-02T10:00:00.000Z","eventLastSeen":"2026-03-02T10:05:00.000Z"},\
            "kumoban":{"resource":"arn:aws:iam::111122223333:user/eve","technique":["T1090.003"],"evidence":\
            [{"time":"2026-03-02T10:00:00.000Z","id":"e1","kind":"apiCall","fields":{\
            "userIdentity.arn":"arn:aws:iam::111122223333:user/eve",\
            "userIdentity.accessKeyId":"AKIAIOSFODNN7EXAMPLE","sourceIPAddress":"198.51.100.7"}}]}}
            """);
    }

    @Test
    void anEntityIsFoundByKeyUserNameArnAndAddress() {
        for (String entity :
                new String[] {"AKIAIOSFODNN7EXAMPLE", "eve", "arn:aws:iam::111122223333:user/eve", "198.51.100.7"}) {
            Session session = Session.piped("investigate", entity, "--run", run);
            assertThat(session.code()).as(session.err()).isZero();
            assertThat(session.out())
                    .contains("flagged address", "Recon:IAMUser/TorIPCaller", "Disable the access keys");
        }
    }

    @Test
    void aDocumentHoldsTheSame() {
        JsonNode document = Json.read(Session.piped("investigate", "eve", "--run", run, "--format", "json")
                .out());

        assertThat(document.path("from").asString()).isEqualTo("2026-03-02T09:00:00.000Z");
        assertThat(document.path("to").asString()).isEqualTo("2026-03-02T12:00:00.000Z");
        assertThat(document.path("indicators"))
                .extracting(one -> one.path("type").asString())
                .containsExactly("FLAGGED_IP_ADDRESS", "TTP_OBSERVED");
        assertThat(document.path("entities")).hasSize(3);
    }

    @Test
    void aGraphSaysWhereElseToLook() throws Exception {
        String log = call(
                "03-02T10:10:00",
                "198.51.100.7",
                "ASIAIOSFODNN7EXAMPLE",
                "GetObject",
                "evil/1",
                ",\"requestParameters\":{\"bucketName\":\"orders\"}");
        Path logs = Files.writeString(folder.resolve("log.json"), "{\"Records\":[" + log + "]}");
        String graph = folder.resolve("g.kgraph").toString();
        assertThat(Session.piped("graph", "build", logs.toString(), "--out", graph)
                        .code())
                .isZero();

        JsonNode document = Json.read(
                Session.piped("investigate", "AKIAIOSFODNN7EXAMPLE", "--run", run, "--graph", graph, "--format", "json")
                        .out());

        assertThat(document.path("near"))
                .extracting(one ->
                        one.path("kind").asString() + " " + one.path("name").asString())
                .contains("access-key ASIAIOSFODNN7EXAMPLE", "bucket orders");
        assertThat(Session.piped("investigate", "eve", "--run", run, "--graph", graph)
                        .out())
                .contains("ALSO LOOK AT", "orders");
        assertThat(Session.piped("investigate", "eve", "--run", run).out()).doesNotContain("ALSO LOOK AT");
    }

    @Test
    void eventsShowWhatIsNewAndTheChainOfKeys() throws Exception {
        String log = call("03-01T09:00:00", "192.0.2.1", "AKIAIOSFODNN7EXAMPLE", "ListBuckets", "aws-cli/2.1", "")
                + ","
                + call(
                        "03-02T09:59:59",
                        "198.51.100.7",
                        "AKIAIOSFODNN7EXAMPLE",
                        "AssumeRole",
                        "evil/1",
                        ",\"responseElements\":{\"credentials\":{\"accessKeyId\":\"ASIAIOSFODNN7EXAMPLE\"}}")
                + ","
                + call(
                        "03-02T10:10:00",
                        "198.51.100.7",
                        "ASIAIOSFODNN7EXAMPLE",
                        "GetObject",
                        "evil/1",
                        ",\"requestParameters\":{\"bucketName\":\"orders\"}");
        Path logs = Files.writeString(folder.resolve("log.json"), "{\"Records\":[" + log + "]}");
        JsonNode document = Json.read(Session.piped(
                        "investigate",
                        "AKIAIOSFODNN7EXAMPLE",
                        "--run",
                        run,
                        "--logs",
                        logs.toString(),
                        "--format",
                        "json")
                .out());

        assertThat(document.path("activity").path("events").asInt()).isEqualTo(2);
        assertThat(document.path("activity").path("eventsBefore").asInt()).isEqualTo(1);
        assertThat(document.path("indicators"))
                .extracting(one -> one.path("detail").asString())
                .contains("198.51.100.7", "evil", "AssumeRole", "GetObject")
                .doesNotContain("aws-cli");
        assertThat(document.path("relations"))
                .extracting(one -> one.at("/from/name").asString() + " "
                        + one.path("verb").asString() + " " + one.at("/to/name").asString())
                .contains(
                        "AKIAIOSFODNN7EXAMPLE AssumeRole ASIAIOSFODNN7EXAMPLE",
                        "ASIAIOSFODNN7EXAMPLE GetObject orders");
    }

    @Test
    void aKeyThatIsUsedInOsloAndAnHourLaterInSydneyTravelsImpossiblyAndToANewPlace() throws Exception {
        String log = call("03-01T09:00:00", "192.0.2.1", "AKIAIOSFODNN7EXAMPLE", "ListBuckets", "aws-cli/2.1", "")
                + ","
                + call("03-02T09:10:00", "192.0.2.1", "AKIAIOSFODNN7EXAMPLE", "ListBuckets", "aws-cli/2.1", "")
                + ","
                + call("03-02T10:10:00", "198.51.100.7", "AKIAIOSFODNN7EXAMPLE", "ListBuckets", "aws-cli/2.1", "");
        Path logs = Files.writeString(folder.resolve("log.json"), "{\"Records\":[" + log + "]}");
        Path places = Files.writeString(folder.resolve("places.csv"), """
            192.0.2.1,192.0.2.1,NO,,,Oslo,,59.91,10.75,
            198.51.100.7,198.51.100.7,AU,,,Sydney,,-33.87,151.21,
            """);
        String[] investigate = {
            "investigate",
            "AKIAIOSFODNN7EXAMPLE",
            "--run",
            run,
            "--logs",
            logs.toString(),
            "--geoip",
            places.toString(),
            "--format",
            "json"
        };
        Session session = Session.piped(investigate);

        assertThat(session.code()).as(session.err()).isZero();
        assertThat(Json.read(session.out()).path("indicators"))
                .filteredOn(one -> one.path("type").asString().matches("IMPOSSIBLE_TRAVEL|NEW_GEOLOCATION"))
                .satisfiesExactly(
                        travel -> assertThat(travel.path("detail").asString()).contains("Oslo", "Sydney", "km"),
                        place -> assertThat(place.path("detail").asString()).contains("AU"));
    }

    @Test
    void aPageHoldsAllThatItNeedsAndNoTextOfTheLogsIsMarkup() throws Exception {
        Path file = Path.of(run).resolve("findings.jsonl");
        Files.writeString(
                file, Files.readString(file).replace("\"resource\":\"", "\"resource\":\"</script><b>{{script}}"));
        Path page = folder.resolve("eve.html");

        Session session = Session.piped("investigate", "eve", "--run", run, "--html", page.toString());

        assertThat(session.code()).as(session.err()).isZero();
        assertThat(Files.readString(page))
                .contains("default-src 'none'", "cytoscape(", "\\u003c/script\\u003e\\u003cb\\u003e{{script}}")
                .doesNotContain("</script><b>", "src=\"http");
    }

    @Test
    void aPageInAFolderThatIsNotThereIsRefusedAtOnce() {
        Session session = Session.piped(
                "investigate",
                "eve",
                "--run",
                run,
                "--html",
                folder.resolve("none/eve.html").toString());

        assertThat(session.code()).isEqualTo(2);
        assertThat(session.err()).contains("there is no folder");
    }

    @Test
    void whatNoFindingNamesIsToldWithTheMend() {
        Session session = Session.piped("investigate", "nobody", "--run", run);

        assertThat(session.code()).isEqualTo(3);
        assertThat(session.err()).contains("names 'nobody'", "--from, --to and --logs");
    }

    private static String call(String time, String address, String key, String name, String agent, String more) {
        return """
            {"eventVersion":"1.08","userIdentity":{"type":"IAMUser","principalId":"AIDA",\
            "arn":"arn:aws:iam::111122223333:user/eve","accountId":"111122223333","accessKeyId":"%s",\
            "userName":"eve"},"eventTime":"2026-%sZ","eventSource":"s3.amazonaws.com","eventName":"%s",\
            "awsRegion":"us-east-1","sourceIPAddress":"%s","userAgent":"%s","eventID":"%s","readOnly":true,\
            "eventType":"AwsApiCall","recipientAccountId":"111122223333"%s}\
            """.formatted(key, time, name, address, agent, "id-" + time, more);
    }
}
