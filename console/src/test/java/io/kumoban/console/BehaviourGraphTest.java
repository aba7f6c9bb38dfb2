package io.kumoban.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The behaviour graph from logs to answers. */
class BehaviourGraphTest {
    private static final String USER = "arn:aws:iam::111122223333:user/alice";
    private static final String ROLE = "arn:aws:iam::111122223333:role/admin";
    private static final String SESSION = "arn:aws:sts::111122223333:assumed-role/admin/work";
    private static final String MACHINE = "arn:aws:sts::111122223333:assumed-role/web/i-0123456789abcdef0";

    private static final String ASSUMED = """
        {"eventVersion":"1.11","eventTime":"2026-03-01T10:00:00Z","eventID":"1","eventSource":"sts.amazonaws.com",\
        "eventName":"AssumeRole","awsRegion":"eu-west-1","sourceIPAddress":"198.51.100.7","userAgent":"aws-cli/2.15",\
        "eventType":"AwsApiCall","recipientAccountId":"111122223333",\
        "userIdentity":{"type":"IAMUser","principalId":"AIDAEXAMPLE","userName":"alice","arn":"%s",\
        "accountId":"111122223333","accessKeyId":"AKIAEXAMPLE"},\
        "requestParameters":{"roleArn":"%s","roleSessionName":"work"},\
        "responseElements":{"credentials":{"accessKeyId":"ASIAEXAMPLE"},"assumedRoleUser":{"arn":"%s"}}}\
        """.formatted(USER, ROLE, SESSION);
    private static final String READ = """
        {"eventVersion":"1.11","eventTime":"2026-03-02T11:30:00Z","eventID":"2","eventSource":"s3.amazonaws.com",\
        "eventName":"GetObject","awsRegion":"eu-west-1","sourceIPAddress":"203.0.113.9","userAgent":"aws-cli/2.15",\
        "eventType":"AwsApiCall","recipientAccountId":"111122223333",\
        "userIdentity":{"type":"AssumedRole","principalId":"AROAEXAMPLE:work","arn":"%s",\
        "accountId":"111122223333","accessKeyId":"ASIAEXAMPLE",\
        "sessionContext":{"sessionIssuer":{"type":"Role","arn":"%s","userName":"admin"}}},\
        "requestParameters":{"bucketName":"secrets"}}\
        """.formatted(SESSION, ROLE);
    private static final String REFUSED = """
        {"eventVersion":"1.11","eventTime":"2026-03-02T11:40:00Z","eventID":"3","eventSource":"iam.amazonaws.com",\
        "eventName":"CreateUser","awsRegion":"eu-west-1","sourceIPAddress":"203.0.113.9","userAgent":"aws-cli/2.15",\
        "errorCode":"AccessDenied","eventType":"AwsApiCall","recipientAccountId":"111122223333",\
        "userIdentity":{"type":"AssumedRole","principalId":"AROAEXAMPLE:i-0123456789abcdef0","arn":"%s",\
        "accountId":"111122223333","accessKeyId":"ASIAMACHINE",\
        "sessionContext":{"sessionIssuer":{"type":"Role","arn":"arn:aws:iam::111122223333:role/web","userName":"web"}}}}\
        """.formatted(MACHINE);
    private static final String FLOWS = """
        version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status instance-id
        2 111122223333 eni-0a1b2c3d 10.0.0.5 203.0.113.9 44321 443 6 10 1500 1772447400 1772447460 ACCEPT OK i-0123456789abcdef0
        2 111122223333 eni-0a1b2c3d 203.0.113.50 10.0.0.5 55000 22 6 1 40 1772447400 1772447460 REJECT OK i-0123456789abcdef0
        """;
    private static final String QUERY = """
        {"version":"1.100000","account_id":"111122223333","region":"eu-west-1","vpc_id":"vpc-1",\
        "query_timestamp":"2026-03-02T10:31:00Z","query_name":"www.example.com.","query_type":"A","query_class":"IN",\
        "rcode":"NOERROR","answers":[{"Rdata":"203.0.113.9","Type":"A","Class":"IN"}],"srcaddr":"10.0.0.5",\
        "srcport":"53210","transport":"UDP","srcids":{"instance":"i-0123456789abcdef0"}}
        """;

    @TempDir
    Path folder;

    private Path logs;
    private Path graph;

    @BeforeEach
    void build() throws IOException {
        logs = Files.createDirectory(folder.resolve("logs"));
        graph = folder.resolve("some.kgraph");
        calls("calls.json", ASSUMED, READ, REFUSED);
        Files.writeString(logs.resolve("flows.log"), FLOWS);
        Files.writeString(logs.resolve("queries.log"), QUERY);
        Session built = Session.piped("graph", "build", logs.toString(), "--out", graph.toString());
        assertThat(built.code()).as(built.err()).isZero();
        assertThat(built.err()).contains("6 events gave ");
    }

    private void calls(String name, String... records) throws IOException {
        Files.writeString(logs.resolve(name), "{\"Records\":[" + String.join(",", records) + "]}");
    }

    private Session ask(String question, String... more) {
        List<String> arguments = new ArrayList<>(List.of("graph", "query", question, graph.toString()));
        arguments.addAll(List.of(more));
        return Session.piped(arguments.toArray(String[]::new));
    }

    private JsonNode document(String question, String... more) {
        List<String> arguments = new ArrayList<>(List.of(more));
        arguments.addAll(List.of("--format", "json"));
        Session session = ask(question, arguments.toArray(String[]::new));
        assertThat(session.code()).as(session.err()).isZero();
        return Json.read(session.out());
    }

    private List<String> neighbours(String node) {
        List<String> found = new ArrayList<>();
        for (JsonNode each : document("neighbours", node).path("neighbours")) {
            found.add(
                    each.path("kind").asString() + " " + each.path("direction").asString() + " "
                            + each.path("node").path("kind").asString() + " "
                            + each.path("node").path("name").asString());
        }
        return found;
    }

    @Test
    void aCallSaysWhoCalledWhatFromWhereWithWhatAndOnWhat() {
        assertThat(neighbours(SESSION))
                .containsExactlyInAnyOrder(
                        "assumed in principal " + USER,
                        "of-role out role " + ROLE,
                        "in-account out account 111122223333",
                        "called out api s3:GetObject",
                        "used-ip out ip 203.0.113.9",
                        "used-agent out user-agent aws-cli/2.15",
                        "used-key out access-key ASIAEXAMPLE",
                        "touched out bucket secrets");
        assertThat(neighbours("access-key:ASIAEXAMPLE"))
                .containsExactlyInAnyOrder("handed in access-key AKIAEXAMPLE", "used-key in session " + SESSION);
        assertThat(neighbours(MACHINE)).contains("failed out api iam:CreateUser");
    }

    @Test
    void flowsAndQueriesSayWhoConnectedToWhomAndAskedForWhat() {
        assertThat(neighbours("i-0123456789abcdef0"))
                .containsExactlyInAnyOrder(
                        "attached out eni eni-0a1b2c3d",
                        "assigned out ip 10.0.0.5",
                        "connected out ip 203.0.113.9",
                        "rejected in ip 203.0.113.50",
                        "asked out domain example.com",
                        "ran-as out session " + MACHINE);
        assertThat(neighbours("domain:example.com")).contains("resolved-to out ip 203.0.113.9");
    }

    @Test
    void lineageLeadsFromAKeyToTheUserBehindIt() {
        JsonNode lineage = document("lineage", "ASIAEXAMPLE");

        List<String> origins = new ArrayList<>();
        lineage.path("origins")
                .forEach(link -> origins.add(
                        link.path("depth").asInt() + " " + link.at("/from/name").asString() + " "
                                + link.path("kind").asString()));
        assertThat(origins)
                .containsExactlyInAnyOrder(
                        "1 AKIAEXAMPLE handed",
                        "1 " + SESSION + " used-key",
                        "2 " + USER + " used-key",
                        "2 " + USER + " assumed");
        assertThat(ask("lineage", "ASIAEXAMPLE").out()).contains("Where it came from", "What came of it");
    }

    @Test
    void aPathIsExplainedStepByStep() {
        Session session = ask("paths", "AKIAEXAMPLE", "bucket:secrets", "--in-time-order");

        assertThat(session.code()).isZero();
        assertThat(session.out())
                .contains("Path 1, 3 steps", "-touched-> bucket:secrets", "taken at 2026-03-02 11:30:00");
        assertThat(document("paths", "AKIAEXAMPLE", "bucket:secrets").at("/paths/0/steps"))
                .hasSize(3);
    }

    @Test
    void wherePathsAreNoneTheAnswerIsNo() {
        Session session = ask("paths", "AKIAEXAMPLE", "bucket:secrets", "--steps", "1");

        assertThat(session.code()).isEqualTo(1);
        assertThat(session.err()).contains("There is no path of 1 steps or fewer.");
    }

    @Test
    void firstSeenNamesTheEvent() {
        assertThat(ask("first-seen", "ip:203.0.113.9").out())
                .contains("2026-03-02 10:31:00")
                .contains("connected");
        assertThat(ask("first-seen", SESSION, "secrets").out()).contains("2026-03-02 11:30:00", "touched");
        assertThat(ask("first-seen", "secrets", "AKIAEXAMPLE").code()).isEqualTo(1);
    }

    @Test
    void aProfileShowsTheHoursOfTheWeek() {
        JsonNode profile = document("profile", SESSION);

        // 2026-03-02 was a Monday; the session was begun on Sunday at ten.
        assertThat(profile.at("/hoursOfWeek/11").asInt()).isEqualTo(7);
        assertThat(profile.at("/hoursOfWeek/154").asInt()).isEqualTo(2);
        assertThat(profile.path("first").asString()).isEqualTo("2026-03-01T10:00:00.000Z");
        assertThat(ask("profile", SESSION).out()).contains("Mon", "@ is 7");
    }

    @Test
    void aWindowAndAKindNarrowTheAnswer() {
        Session session = ask("neighbours", SESSION, "--from", "2026-03-02", "--kind", "used-ip,assumed");

        assertThat(session.outLines()).hasSize(2);
        assertThat(session.outLines().getLast()).contains("203.0.113.9");
        assertThat(ask("neighbours", SESSION, "--kind", "knows").code()).isEqualTo(2);
    }

    @Test
    void namesThatAreNotThereOrNotClearAreSaid() {
        Session unknown = ask("neighbours", "nobody");

        assertThat(unknown.code()).isEqualTo(3);
        assertThat(unknown.err()).contains("no node 'nobody'");
        assertThat(ask("neighbours", SESSION, "--format", "csv").code()).isEqualTo(2);
    }

    @Test
    void whatIsNearIsRankedWithTheWayThere() {
        List<String> near = new ArrayList<>();
        for (JsonNode each : document("near", "AKIAEXAMPLE").path("near")) {
            near.add("%s %s %d"
                    .formatted(
                            each.at("/node/kind").asString(),
                            each.at("/node/name").asString(),
                            each.path("steps").asInt()));
        }

        assertThat(near)
                .contains(
                        "principal " + USER + " 1",
                        "access-key ASIAEXAMPLE 1",
                        "session " + SESSION + " 2",
                        "bucket secrets 3");
        assertThat(ask("near", "AKIAEXAMPLE", "--kind", "bucket").outLines()).hasSize(2);
        assertThat(ask("near", "AKIAEXAMPLE", "--limit", "1").out()).contains("more; --limit shows them");
        assertThat(ask("near", "AKIAEXAMPLE", USER, "--at", "2026-03-01T10:00:00Z")
                        .out())
                .contains("198.51.100.7")
                .doesNotContain("secrets");
    }

    @Test
    void questionsAboutWhatIsNearThatMakeNoSenseAreRefused() {
        assertThat(ask("near").code()).isEqualTo(2);
        assertThat(ask("near", SESSION, "--kind", "used-ip").err()).contains("no kind of node", "bucket");
        assertThat(ask("near", SESSION, "--alpha", "1").code()).isEqualTo(2);
        assertThat(ask("near", SESSION, "--epsilon", "NaN").code()).isEqualTo(2);
        assertThat(ask("near", SESSION, "--limit", "0").code()).isEqualTo(2);
        assertThat(ask("near", "nobody").code()).isEqualTo(3);
        assertThat(ask("near", "--findings").code()).isEqualTo(3);
        assertThat(ask("near", SESSION, "--from", "2027-01-01").err()).contains("Nothing is near");
    }

    @Test
    void aGraphThatIsNotThereIsSaidToBeMissing() {
        Session session = Session.piped(
                "graph", "query", "near", folder.resolve("none.kgraph").toString(), "x");

        assertThat(session.code()).isEqualTo(3);
        assertThat(session.err())
                .contains("There is no graph", "check the spelling")
                .hasLineCount(1);
    }

    @Test
    void theSameRecordsInOtherFilesGiveTheSameGraph() throws IOException {
        Files.delete(logs.resolve("calls.json"));
        calls("b.json", ASSUMED);
        calls("a.json", REFUSED, READ);
        Path other = folder.resolve("other.kgraph");

        assertThat(Session.piped("graph", "build", logs.toString(), "--out", other.toString(), "--threads", "3")
                        .code())
                .isZero();

        assertThat(Files.readAllBytes(other)).isEqualTo(Files.readAllBytes(graph));
    }

    @Test
    void statisticsAreThoseOfTheFileAndOfTheLogs() {
        Session ofFile = Session.piped("graph", "stats", graph.toString(), "--format", "json");
        Session ofLogs = Session.piped("graph", "stats", logs.toString(), "--format", "json");

        assertThat(ofFile.out()).isEqualTo(ofLogs.out());
        assertThat(Json.read(ofFile.out()).path("edges").asInt()).isEqualTo(28);
        assertThat(Session.piped("graph", "stats", graph.toString()).out()).contains("bytes an edge", "used-ip");
    }

    @Test
    void findingsJoinTheGraph() throws IOException {
        Path run = folder.resolve("run");
        calls("trail.json", ASSUMED.replace("AssumeRole", "StopLogging").replace("sts.", "cloudtrail."));
        assertThat(Session.piped("replay", logs.toString(), "--out", run.toString())
                        .code())
                .isZero();
        Path with = folder.resolve("with.kgraph");

        Session built = Session.piped(
                "graph",
                "build",
                logs.toString(),
                "--out",
                with.toString(),
                "--findings",
                run.resolve("findings.jsonl").toString());

        assertThat(built.code()).as(built.err()).isZero();
        assertThat(Session.piped("graph", "query", "neighbours", with.toString(), USER)
                        .out())
                .contains("<-involves-", "finding");
        assertThat(Session.piped("graph", "query", "near", with.toString(), "--findings")
                        .out())
                .contains(SESSION);
    }

    @Test
    void theGraphIsExportedInThreeFormats() throws IOException {
        Path table = folder.resolve("edges.parquet");

        assertThat(Session.piped("graph", "export", graph.toString(), "--format", "graphml")
                        .out())
                .startsWith("<?xml")
                .endsWith("</graphml>\n");
        assertThat(Session.piped("graph", "export", graph.toString(), "--format", "csv")
                        .outLines())
                .hasSize(29);
        assertThat(Session.piped("graph", "export", graph.toString(), "--format", "parquet", "--out", table.toString())
                        .code())
                .isZero();
        assertThat(Files.readAllBytes(table)).startsWith('P', 'A', 'R', '1');
        assertThat(Session.piped("graph", "export", graph.toString(), "--format", "parquet")
                        .code())
                .isEqualTo(2);
    }

    @Test
    void filesThatAreNoGraphAndLimitsThatMakeNoSenseAreRefused() throws IOException {
        Path broken = folder.resolve("broken.kgraph");
        byte[] bytes = Files.readAllBytes(graph);
        bytes[bytes.length / 2] ^= 1;
        Files.write(broken, bytes);

        Session damaged = Session.piped("graph", "query", "profile", broken.toString(), SESSION);
        assertThat(damaged.code()).isEqualTo(3);
        assertThat(damaged.err()).contains("checksum").contains("kumoban graph build");
        assertThat(Session.piped("graph", "stats", broken.toString()).code()).isEqualTo(3);
        assertThat(Session.piped("graph", "export", logs.resolve("flows.log").toString(), "--format", "csv")
                        .code())
                .isEqualTo(3);
        String out = folder.resolve("o.kgraph").toString();
        assertThat(Session.piped("graph", "build", logs.toString(), "--out", out, "--bucket", "5h")
                        .code())
                .isEqualTo(2);
        assertThat(Session.piped("graph", "build", logs.toString(), "--out", out, "--max-edges", "1G")
                        .code())
                .isEqualTo(2);
        assertThat(Files.exists(Path.of(out))).isFalse();
    }

    @Test
    void colourAndWidthAreThoseOfTheTerminal() {
        Session session = Session.onTerminal(
                Map.of("NO_COLOR", "1", "COLUMNS", "80"), "graph", "query", "neighbours", graph.toString(), SESSION);

        assertThat(session.code()).isZero();
        assertThat(session.out()).doesNotContain("\u001b");
    }
}
