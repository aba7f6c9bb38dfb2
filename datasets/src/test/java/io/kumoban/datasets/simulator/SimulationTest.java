package io.kumoban.datasets.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kumoban.datasets.DeliveredLogs;
import io.kumoban.datasets.DeliveredLogs.Call;
import io.kumoban.datasets.DeliveredLogs.FlowLine;
import io.kumoban.datasets.DeliveredLogs.Line;
import io.kumoban.datasets.delivery.Bucket;
import io.kumoban.datasets.simulator.plan.FlowFields;
import io.kumoban.datasets.simulator.plan.LogFamily;
import io.kumoban.datasets.simulator.plan.Mix;
import io.kumoban.datasets.simulator.plan.SimulationOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class SimulationTest {
    private static final long EVENTS = 40_000;
    private static final int SLACK_OF_CALLS = 3_600;
    private static final int SLACK_OF_OTHERS = 1_800;

    @TempDir
    static Path folders;

    static SimulationSummary summary;
    static DeliveredLogs logs;

    @BeforeAll
    static void writeAndRead() throws IOException {
        summary = write("first", options(EVENTS, EnumSet.allOf(LogFamily.class)), 2);
        logs = DeliveredLogs.read(folders.resolve("first"));
    }

    @Test
    void theSameOptionsGiveTheSameBytesOnAnyNumberOfThreads() throws IOException {
        String expected = content(folders.resolve("first"));
        for (int threads : new int[] {1, 4}) {
            String name = "again-" + threads;
            SimulationSummary again = write(name, options(EVENTS, EnumSet.allOf(LogFamily.class)), threads);
            assertThat(again.sha256()).isEqualTo(summary.sha256());
            assertThat(content(folders.resolve(name))).isEqualTo(expected);
        }
    }

    @Test
    void aFamilyAloneIsTheSameAsAmongOthers() throws IOException {
        write("flows", options(EVENTS, EnumSet.of(LogFamily.FLOWS)), 2);
        Map<String, String> alone = DeliveredLogs.read(folders.resolve("flows")).sha256ByPath;
        assertThat(alone).isNotEmpty();
        assertThat(logs.sha256ByPath).containsAllEntriesOf(alone);
    }

    @Test
    void asManyRecordsAreMadeAsWereAskedFor() {
        assertThat(summary.tally().records(LogFamily.FLOWS)).isEqualTo(EVENTS * 6 / 10);
        assertThat(summary.tally().records(LogFamily.DNS)).isEqualTo(EVENTS * 3 / 10);
        assertThat(summary.tally().records(LogFamily.CALLS)).isBetween(EVENTS / 10, EVENTS / 10 + EVENTS / 100);
        assertThat(logs.flows).hasSize((int) summary.tally().records(LogFamily.FLOWS));
        assertThat(logs.lookups).hasSize((int) summary.tally().records(LogFamily.DNS));
        assertThat(logs.calls).hasSize((int)
                (summary.tally().records(LogFamily.CALLS) + summary.tally().repeats(LogFamily.CALLS)));
    }

    @Test
    void whatIsMadeForNobodyIsWhatIsWritten() {
        SimulationSummary none = new SimulationRun(
                        new Simulation(options(EVENTS, EnumSet.allOf(LogFamily.class)), Happenings.NONE))
                .discard(2);
        for (LogFamily family : LogFamily.values()) {
            assertThat(none.tally().records(family)).isEqualTo(summary.tally().records(family));
            assertThat(none.tally().bytes(family)).isEqualTo(summary.tally().bytes(family));
        }
        assertThat(none.sha256()).isEmpty();
    }

    @Test
    void everyRecordIsDeliveredWithinTheSlackOfItsFile() {
        for (Call call : logs.calls) {
            assertThat(call.stamp() - call.time()).isBetween(0L, SLACK_OF_CALLS + 1_200L);
        }
        for (FlowLine flow : logs.flows) {
            assertThat(flow.stamp() - flow.number("end")).isBetween(0L, (long) SLACK_OF_OTHERS);
        }
        for (Line query : logs.lookups) {
            assertThat(query.stamp() - query.time()).isBetween(0L, (long) SLACK_OF_OTHERS);
        }
    }

    @Test
    void aSessionsKeyIsTheOneThatItsBeginningAnswered() {
        Map<String, Long> begun = new HashMap<>();
        Map<String, String> roles = new HashMap<>();
        for (Call call : logs.calls) {
            JsonNode record = call.record();
            if (record.path("eventName").asString().startsWith("AssumeRole")) {
                String key =
                        record.at("/responseElements/credentials/accessKeyId").asString();
                begun.put(key, call.time());
                roles.put(
                        key, record.at("/responseElements/assumedRoleUser/arn").asString());
            }
        }
        long first = Instant.parse("2026-03-02T00:00:00Z").getEpochSecond();
        int checked = 0;
        for (Call call : logs.calls) {
            JsonNode identity = call.record().path("userIdentity");
            String key = identity.path("accessKeyId").asString("");
            String created =
                    identity.at("/sessionContext/attributes/creationDate").asString("");
            if (identity.path("type").asString().equals("AssumedRole")
                    && Instant.parse(created).getEpochSecond() >= first) {
                assertThat(begun)
                        .as(call.text())
                        .containsEntry(key, Instant.parse(created).getEpochSecond());
                assertThat(roles.get(key)).isEqualTo(identity.path("arn").asString());
                assertThat(call.time()).isGreaterThanOrEqualTo(begun.get(key));
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(1_000);
    }

    @Test
    void eventIdsAreUniqueButForWhatCameTwice() {
        Map<String, String> texts = new HashMap<>();
        int repeated = 0;
        for (Call call : logs.calls) {
            String before = texts.put(call.text("eventID"), call.text());
            if (before != null) {
                assertThat(before).isEqualTo(call.text());
                repeated++;
            }
        }
        assertThat(repeated)
                .isEqualTo((int) summary.tally().repeats(LogFamily.CALLS))
                .isPositive();
    }

    @Test
    void whatAMachineCallsInAnErrandItLooksUpAndConnectsTo() {
        Set<String> lookedUp = logs.lookups.stream()
                .filter(query -> query.text().contains("\"query_type\":\"A\""))
                .map(query -> query.text("srcaddr") + " " + query.time() + " "
                        + query.text("query_name").split("\\.")[0])
                .collect(Collectors.toSet());
        Set<String> connected = logs.flows.stream()
                .filter(flow -> flow.get("dstport").equals("443")
                        && flow.get("flow-direction").equals("egress"))
                .map(flow -> flow.get("srcaddr") + " " + flow.get("start"))
                .collect(Collectors.toSet());
        Map<String, String> addresses = new HashMap<>();
        logs.flows.forEach(flow -> {
            if (!flow.get("instance-id").equals("-")
                    && flow.get("type").equals("IPv4")
                    && flow.get("flow-direction").equals("egress")) {
                addresses.put(flow.get("instance-id"), flow.get("srcaddr"));
            }
        });
        int errands = 0;
        for (Call call : logs.calls) {
            String session = call.record()
                    .path("userIdentity")
                    .path("principalId")
                    .asString("")
                    .replaceFirst(".*:", "");
            // A second try, and a program that tries all the time, use the connection that stands.
            if (call.text("eventName").equals("GetSecretValue")
                    && addresses.containsKey(session)
                    && !call.record().path("errorCode").isString()) {
                String name = " secretsmanager";
                String first = addresses.get(session) + " " + (call.time() - 1);
                String at = lookedUp.contains(first + name) ? first : addresses.get(session) + " " + call.time();
                assertThat(lookedUp.contains(at + name)).as(call.text()).isTrue();
                assertThat(connected.contains(at)).as(call.text()).isTrue();
                errands++;
            }
        }
        assertThat(errands).isGreaterThan(10);
    }

    @Test
    void bothSidesOfAConnectionInsideSeeTheSame() {
        Map<String, Integer> sides = new HashMap<>();
        for (FlowLine flow : logs.flows) {
            if (flow.get("srcaddr").startsWith("10.")
                    && flow.get("dstaddr").startsWith("10.")
                    && flow.get("dstport").matches("8080|5432")) {
                String same = Stream.of(
                                "account-id",
                                "srcaddr",
                                "dstaddr",
                                "srcport",
                                "dstport",
                                "packets",
                                "bytes",
                                "start",
                                "end",
                                "tcp-flags",
                                "action")
                        .map(flow::get)
                        .collect(Collectors.joining(" "));
                sides.merge(same, flow.get("flow-direction").equals("egress") ? 1 : 100, Integer::sum);
            }
        }
        assertThat(sides).hasSizeGreaterThan(1_000);
        assertThat(sides.values()).allMatch(count -> count % 101 == 0);
    }

    @Test
    void whatGoesThroughAGatewayIsSeenOnBothItsSides() {
        int seen = 0;
        Set<String> lines = logs.flows.stream()
                .map(flow -> flow.get("pkt-srcaddr") + " " + flow.get("pkt-dstaddr") + " " + flow.get("srcaddr") + " "
                        + flow.get("dstaddr") + " " + flow.get("bytes") + " " + flow.get("start") + " "
                        + flow.get("flow-direction"))
                .collect(Collectors.toSet());
        for (FlowLine flow : logs.flows) {
            boolean toGateway = !flow.get("pkt-dstaddr").equals(flow.get("dstaddr"));
            if (toGateway && flow.get("flow-direction").equals("ingress")) {
                String rest = flow.get("bytes") + " " + flow.get("start");
                String remote = flow.get("pkt-dstaddr");
                String gateway = flow.get("dstaddr");
                String machine = flow.get("srcaddr");
                assertThat(lines)
                        .contains(machine + " " + remote + " " + machine + " " + remote + " " + rest + " egress")
                        .contains(gateway + " " + remote + " " + gateway + " " + remote + " " + rest + " egress");
                seen++;
            }
        }
        assertThat(seen).isGreaterThan(100);
    }

    @Test
    void someConversationsAreOverIpv6OnBothSides() {
        List<FlowLine> six = logs.flows.stream()
                .filter(flow -> flow.get("type").equals("IPv6"))
                .toList();
        assertThat(six).hasSizeGreaterThan(100).allSatisfy(flow -> {
            assertThat(flow.get("srcaddr")).startsWith("2001:db8:");
            assertThat(flow.get("dstaddr")).startsWith("2001:db8:");
            assertThat(flow.get("pkt-srcaddr")).isEqualTo(flow.get("srcaddr"));
        });
    }

    @Test
    void digestsNameEveryCloudTrailFile() {
        Set<String> named = new HashSet<>();
        logs.digests.forEach(digest -> digest.path("logFiles")
                .forEach(file -> named.add(file.path("s3Object").asString())));
        assertThat(named)
                .isEqualTo(logs.sha256ByPath.keySet().stream()
                        .filter(path -> path.contains("/CloudTrail/"))
                        .collect(Collectors.toSet()));
    }

    @Test
    void theDescriptionSaysWhatItWasMadeFromAndWhatIsThere() throws IOException {
        JsonNode description = DeliveredLogs.json(folders.resolve("first/dataset.json"));
        assertThat(description.path("recipe").asString()).isEqualTo("simulation");
        assertThat(description.at("/options/mix").asString()).isEqualTo("10:60:30");
        assertThat(description.at("/counts/vpcFlow/records").asLong()).isEqualTo(logs.flows.size());
        assertThat(description.path("benignAccountDays").asLong()).isEqualTo(4);
        assertThat(description.path("sha256").asString()).isEqualTo(summary.sha256());
        assertThat(folders.resolve("first/truth.jsonl")).isEmptyFile();
        assertThat(folders.resolve("first/context.yaml")).content().contains("ownRanges", "role: web-server-role");
    }

    @Test
    void aFolderThatHoldsSomethingIsRefused() {
        assertThatThrownBy(() -> write("first", options(EVENTS, EnumSet.allOf(LogFamily.class)), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not empty");
    }

    private static SimulationSummary write(String name, SimulationOptions options, int threads) {
        return new SimulationRun(new Simulation(options, Happenings.NONE)).write(folders.resolve(name), threads);
    }

    private static SimulationOptions options(long events, Set<LogFamily> families) {
        return new SimulationOptions(
                3, 2, 2, Instant.parse("2026-03-02T00:00:00Z"), events, Mix.DEFAULT, families, FlowFields.FULL);
    }

    private static String content(Path folder) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                all.append(folder.relativize(file)).append(' ');
                all.append(Bucket.sha256(Files.readAllBytes(file)));
                all.append('\n');
            }
        }
        return Bucket.sha256(all.toString().getBytes(StandardCharsets.UTF_8));
    }
}
