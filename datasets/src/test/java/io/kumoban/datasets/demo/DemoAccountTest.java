package io.kumoban.datasets.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kumoban.datasets.DeliveredLogs;
import io.kumoban.datasets.DeliveredLogs.Call;
import io.kumoban.datasets.DeliveredLogs.FlowLine;
import io.kumoban.datasets.DeliveredLogs.Line;
import io.kumoban.datasets.delivery.Bucket;
import io.kumoban.datasets.truth.Incident;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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

class DemoAccountTest {
    private static final long SLACK = Duration.ofHours(1).toSeconds();
    private static final long PROMPT = Duration.ofMinutes(15).toSeconds();

    @TempDir
    static Path folders;

    static DemoSummary summary;
    static DeliveredLogs logs;

    @BeforeAll
    static void writeAndRead() throws IOException {
        summary = DemoAccount.write(folders.resolve("account"), DemoOptions.DEFAULT);
        logs = DeliveredLogs.read(summary.folder());
    }

    @Test
    void theSameSeedGivesTheSameBytesOnAnyNumberOfThreads() throws IOException {
        DemoAccount.write(folders.resolve("again"), DemoOptions.DEFAULT, 1);

        assertThat(hash(folders.resolve("again"))).isEqualTo(hash(summary.folder()));
    }

    @Test
    void everyLabelledEventIsInTheDeliveredFiles() throws IOException {
        Set<String> delivered = logs.contentIds();

        List<JsonNode> truth = DeliveredLogs.jsonLines(summary.truth());

        assertThat(truth).hasSize(summary.incidents().size()).allSatisfy(incident -> {
            assertThat(incident.get("expectedTypes")).isNotEmpty();
            assertThat(incident.get("events")).isNotEmpty();
            assertThat(incident.get("events").valueStream().map(JsonNode::asString))
                    .allMatch(delivered::contains);
        });
    }

    @Test
    void anotherSeedGivesOtherBytes() {
        DemoSummary other = DemoAccount.write(folders.resolve("other"), DemoOptions.DEFAULT.withSeed(2));

        assertThat(other.sha256()).isNotEqualTo(summary.sha256());
    }

    @Test
    void aFolderThatHoldsSomethingIsRefused() {
        assertThatThrownBy(() -> DemoAccount.write(summary.folder(), DemoOptions.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not empty");
    }

    @Test
    void fewerDaysThanTheLearningPeriodNeedsAreRefused() {
        assertThatThrownBy(() -> new DemoOptions(1, 9, DemoOptions.DEFAULT.start()))
                .hasMessageContaining("at least 10");
    }

    @Test
    void aStartWithinADayIsRefused() {
        assertThatThrownBy(() -> new DemoOptions(1, 10, Instant.parse("2026-03-02T01:00:00Z")))
                .hasMessageContaining("midnight UTC");
    }

    @Test
    void everyCloudTrailRecordHasTheFieldsOfItsVersion() {
        assertThat(logs.calls).allSatisfy(call -> {
            JsonNode record = call.record();
            assertThat(record.propertyNames())
                    .contains(
                            "eventVersion",
                            "userIdentity",
                            "eventTime",
                            "eventSource",
                            "eventName",
                            "awsRegion",
                            "sourceIPAddress",
                            "userAgent",
                            "requestParameters",
                            "responseElements",
                            "eventID",
                            "readOnly",
                            "eventType",
                            "managementEvent",
                            "recipientAccountId",
                            "eventCategory");
            assertThat(call.text("eventVersion")).isEqualTo("1.11");
            assertThat(record.at("/userIdentity/type").asString()).isNotEmpty();
        });
    }

    @Test
    void cloudTrailCoversTwoRegionsAndEveryKindOfCaller() {
        assertThat(logs.calls.stream().map(call -> call.text("awsRegion")).distinct())
                .containsExactlyInAnyOrder("us-east-1", "eu-west-1");
        assertThat(logs.calls.stream()
                        .map(call ->
                                call.record().get("userIdentity").get("type").asString())
                        .distinct())
                .containsExactlyInAnyOrder(
                        "IAMUser", "AssumedRole", "AWSService", "SAMLUser", "WebIdentityUser", "Root");
    }

    @Test
    void noEventIsYoungerThanItsFilesStampAndNoneMuchOlder() {
        Set<String> seen = new HashSet<>();
        assertThat(logs.calls.stream().sorted((a, b) -> Long.compare(a.stamp(), b.stamp())))
                .allSatisfy(call -> {
                    boolean repeat = !seen.add(call.text("eventID"));
                    assertThat(call.stamp() - call.time()).isBetween(0L, repeat ? SLACK : PROMPT);
                });
        assertThat(logs.flows.stream().mapToLong(flow -> flow.stamp() - flow.number("end")))
                .allMatch(age -> age >= 0 && age <= PROMPT);
        assertThat(logs.lookups.stream().mapToLong(lookup -> lookup.stamp() - lookup.time()))
                .allMatch(age -> age >= 0 && age <= PROMPT);
    }

    @Test
    void recordsInsideAFileAreNotInTimeOrder() {
        long steps = 0;
        long stepsBack = 0;
        for (int i = 1; i < logs.calls.size(); i++) {
            if (logs.calls.get(i).stamp() == logs.calls.get(i - 1).stamp()) {
                steps++;
                stepsBack += logs.calls.get(i).time() < logs.calls.get(i - 1).time() ? 1 : 0;
            }
        }
        assertThat(stepsBack).isGreaterThan(steps / 3);
    }

    @Test
    void aRedeliveredRecordIsItsTwinByteForByte() {
        Map<String, String> textById = new HashMap<>();
        int repeats = 0;
        for (Call call : logs.calls) {
            String earlier = textById.putIfAbsent(call.text("eventID"), call.text());
            if (earlier != null) {
                assertThat(call.text()).isEqualTo(earlier);
                repeats++;
            }
        }
        assertThat(repeats).isEqualTo(summary.repeats());
        assertThat(repeats).isBetween(logs.calls.size() / 200, logs.calls.size() / 50);
    }

    @Test
    void aFlowLineIsAWindowOfAtMostAMinute() {
        assertThat(logs.flows.stream().mapToLong(flow -> flow.number("end") - flow.number("start")))
                .allMatch(length -> length >= 0 && length <= 60);
    }

    @Test
    void aWindowWithoutTrafficHasNoAddresses() {
        assertThat(logs.flows.stream().filter(flow -> !flow.get("log-status").equals("OK")))
                .hasSize(summary.gaps())
                .allSatisfy(flow -> assertThat(List.of(
                                flow.get("srcaddr"), flow.get("dstaddr"), flow.get("bytes"), flow.get("action")))
                        .containsOnly("-"));
    }

    @Test
    void theDescriptionCountsWhatTheFilesHold() throws IOException {
        JsonNode counts =
                DeliveredLogs.json(summary.folder().resolve("dataset.json")).get("counts");
        long distinct =
                logs.calls.stream().map(call -> call.text("eventID")).distinct().count();

        assertThat(counts.at("/cloudTrail/files").asInt()).isEqualTo(logs.filesByFolder.get("CloudTrail"));
        assertThat(counts.at("/cloudTrail/records").asInt()).isEqualTo(logs.calls.size());
        assertThat(counts.at("/cloudTrail/events").asLong()).isEqualTo(distinct);
        assertThat(counts.at("/vpcFlow/files").asInt()).isEqualTo(logs.filesByFolder.get("vpcflowlogs"));
        assertThat(counts.at("/vpcFlow/records").asInt()).isEqualTo(logs.flows.size());
        assertThat(counts.at("/dns/files").asInt()).isEqualTo(logs.filesByFolder.get("vpcdnsquerylogs"));
        assertThat(counts.at("/dns/records").asInt()).isEqualTo(logs.lookups.size());
        assertThat(counts.at("/digests/files").asInt()).isEqualTo(logs.filesByFolder.get("CloudTrail-Digest"));
    }

    @Test
    void theDescriptionsHashIsThatOfTheFiles() throws IOException {
        String lines = logs.sha256ByPath.entrySet().stream()
                .map(file -> file.getValue() + "  " + file.getKey() + "\n")
                .sorted()
                .collect(Collectors.joining());

        assertThat(DeliveredLogs.json(summary.folder().resolve("dataset.json"))
                        .get("sha256")
                        .asString())
                .isEqualTo(Bucket.sha256(lines.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void theDigestsFormAChainOverTheLogFiles() {
        Map<String, String> hashByPath = logs.sha256ByPath;

        assertThat(logs.digests).hasSize(2 * DemoOptions.DEFAULT.days()).allSatisfy(digest -> {
            for (JsonNode file : digest.get("logFiles")) {
                assertThat(hashByPath)
                        .containsEntry(
                                file.get("s3Object").asString(),
                                file.get("hashValue").asString());
            }
            if (!digest.get("previousDigestS3Object").isNull()) {
                assertThat(hashByPath)
                        .containsEntry(
                                digest.get("previousDigestS3Object").asString(),
                                digest.get("previousDigestHashValue").asString());
            }
        });
        assertThat(logs.digests.stream()
                        .filter(digest -> digest.get("previousDigestS3Object").isNull()))
                .hasSize(2);
    }

    @Test
    void quietDaysAndDaysWithIncidentsAddUp() {
        long daysWithIncidents = summary.incidents().stream()
                .map(incident -> Math.floorDiv(incident.from(), 86_400L))
                .distinct()
                .count();

        assertThat(summary.benignAccountDays() + daysWithIncidents).isEqualTo(DemoOptions.DEFAULT.days());
    }

    @Test
    void everyIncidentComesAfterAWeekToLearnFrom() {
        long learned = DemoOptions.DEFAULT.start().plus(Duration.ofDays(7)).getEpochSecond();

        assertThat(summary.incidents())
                .extracting(Incident::scenario)
                .containsExactly(
                        "stolen-instance-credentials", "compromised-worker", "root-use", "infected-web-server");
        assertThat(summary.incidents())
                .allSatisfy(incident -> assertThat(incident.from()).isGreaterThan(learned));
    }

    @Test
    void theStolenKeyIsTheOneTheInstanceHolds() {
        Set<String> fromOutside = logs.calls.stream()
                .filter(call -> call.text("sourceIPAddress").equals("203.0.113.77"))
                .map(call -> call.record().at("/userIdentity/accessKeyId").asString())
                .filter(key -> key.startsWith("ASIA"))
                .collect(Collectors.toSet());
        Set<String> fromTheInstance = logs.calls.stream()
                .filter(call -> call.text("sourceIPAddress").equals("198.18.5.10"))
                .map(call -> call.record().at("/userIdentity/accessKeyId").asString())
                .collect(Collectors.toSet());

        assertThat(fromOutside).hasSize(1);
        assertThat(fromTheInstance).containsAll(fromOutside);
    }

    @Test
    void theWorkerSweepsScansGuessesAndUploads() {
        List<FlowLine> sent = logs.flows.stream()
                .filter(flow -> flow.get("flow-direction").equals("egress"))
                .filter(flow -> flow.get("srcaddr").equals("10.0.2.20"))
                .toList();
        Map<String, Set<String>> portsByTarget = sent.stream()
                .collect(Collectors.groupingBy(
                        flow -> flow.get("dstaddr"),
                        Collectors.mapping(flow -> flow.get("dstport"), Collectors.toSet())));

        assertThat(sent.stream()
                        .filter(flow -> flow.get("dstport").equals("445"))
                        .map(flow -> flow.get("dstaddr")))
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(200);
        assertThat(portsByTarget.get("10.0.4.40")).hasSizeGreaterThan(100);
        assertThat(portsByTarget.get("198.51.100.60")).hasSizeGreaterThan(100);
        assertThat(sent.stream()
                        .filter(flow -> flow.get("dstaddr").equals("10.0.3.30"))
                        .filter(flow -> flow.get("dstport").equals("22")))
                .hasSizeGreaterThan(60);
        assertThat(sent.stream()
                        .filter(flow -> flow.get("dstaddr").equals("203.0.113.200"))
                        .mapToLong(flow -> flow.number("bytes"))
                        .sum())
                .isGreaterThan(3L << 30);
    }

    @Test
    void theTunnelAndTheGeneratedNamesAreMany() {
        List<Line> strange = logs.lookups.stream()
                .filter(lookup -> lookup.text("srcaddr").equals("10.0.1.10"))
                .toList();

        assertThat(strange.stream()
                        .map(lookup -> lookup.text("query_name"))
                        .filter(name -> name.endsWith(".sync-relay.test."))
                        .distinct())
                .hasSizeGreaterThan(300);
        assertThat(strange.stream()
                        .filter(lookup -> lookup.text("rcode").equals("NXDOMAIN"))
                        .map(lookup -> lookup.text("query_name"))
                        .filter(name ->
                                name.chars().filter(letter -> letter == '.').count() == 2)
                        .distinct())
                .hasSizeGreaterThanOrEqualTo(40);
    }

    @Test
    void ordinaryNamesStayBelowWhatATunnelNeeds() {
        Map<String, Set<String>> namesByClientDomainAndDay = logs.lookups.stream()
                .filter(lookup -> lookup.text("query_name").endsWith(".edge-network.example."))
                .collect(Collectors.groupingBy(
                        lookup -> lookup.text("srcaddr") + lookup.time() / 86_400,
                        Collectors.mapping(lookup -> lookup.text("query_name"), Collectors.toSet())));

        assertThat(namesByClientDomainAndDay.values())
                .anySatisfy(names -> assertThat(names).hasSizeGreaterThan(60));
        assertThat(namesByClientDomainAndDay.values())
                .allSatisfy(names -> assertThat(names.size() * 12).isLessThan(4_096));
    }

    @Test
    void ordinaryLifeStaysSurprisingAfterTheFirstWeek() {
        long secondWeek = DemoOptions.DEFAULT.start().plus(Duration.ofDays(7)).getEpochSecond();

        assertThat(logs.calls.stream().filter(call -> call.text("eventName").equals("ModifyVolume")))
                .isNotEmpty()
                .allMatch(call -> call.time() > secondWeek);
        assertThat(logs.calls.stream()
                        .filter(call -> call.text("sourceIPAddress").equals("192.0.2.140")))
                .isNotEmpty()
                .allMatch(call -> call.time() > secondWeek);
    }

    @Test
    void everyAddressOutsideIsADocumentationOrBenchmarkAddress() {
        assertThat(logs.flows.stream()
                        .flatMap(flow -> Stream.of(flow.get("srcaddr"), flow.get("dstaddr")))
                        .distinct())
                .allMatch(address -> address.equals("-") || address.startsWith("10.0.") || isReserved(address));
        assertThat(logs.calls.stream().map(call -> call.text("sourceIPAddress")).distinct())
                .allMatch(address -> address.endsWith(".amazonaws.com") || isReserved(address));
    }

    private static boolean isReserved(String address) {
        return Stream.of("192.0.2.", "198.51.100.", "203.0.113.", "198.18.", "198.19.")
                .anyMatch(address::startsWith);
    }

    private static String hash(Path folder) throws IOException {
        StringBuilder lines = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                lines.append(folder.relativize(file))
                        .append(' ')
                        .append(Bucket.sha256(Files.readAllBytes(file)))
                        .append('\n');
            }
        }
        return Bucket.sha256(lines.toString().getBytes(StandardCharsets.UTF_8));
    }
}
