package io.kumoban.engine.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.event.FlowIdentity;
import io.kumoban.engine.testing.ExternalData;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormatSnifferTest {
    private static final String LINE =
            "2 123456789010 eni-1235b8ca123456789 172.31.16.139 203.0.113.12 49761 443 6 20 4249"
                    + " 1418530010 1418530070 ACCEPT OK\n";
    private static final String NODATA = "2 unknown eni-1 - - - - - - - 1431280876 1431280934 - NODATA\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                FlowIdentity.DEFAULT_HEADER,
                "\ufeffversion end srcaddr\n",
                "\n\n pkt_srcaddr srcaddr end \r\n3 1 2",
                "version srcaddr\n2 10.0.0.1\n",
                LINE,
                NODATA,
                LINE + "half a rec\n" + LINE,
                "broken first line\n" + LINE + LINE,
                LINE + "2 1234"
            })
    void flowTextIsToldByItsHeaderOrItsRecords(String text) {
        assertThat(sniff(text)).isEqualTo(Format.FLOW_TEXT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Records\":[]}",
                "\ufeff \n\t{ \"Records\" : [ {\"a\":1",
                "[{\"eventVersion\":\"1.08\",\"eventSource\":\"sts.amazonaws.com\"}]",
                "{\"eventVersion\":\"1.08\",\"eventName\":\"StopLogging\"}\n{}",
                "{\"Events\":[{\"EventId\":\"x\",\"CloudTrailEvent\":\"{\\\"eventVersion\\\":\\\"1\\\"}\"}]}",
                "{\"messageType\":\"DATA_MESSAGE\",\"logEvents\":[]}",
                "{\"version\":\"0\",\"detail-type\":\"AWS API Call via CloudTrail\",\"detail\":{}}",
                "{\"awsAccountId\":\"111122223333\",\"digestStartTime\":\"2015-08-17T14:01:31Z\"}",
                "{\"eventType\":\"AwsAggregatedEvent\",\"eventCategory\":\"Aggregated\"}",
                "{\"eventVersion\":\"1.08\",\"eventName\":\"Stop\u0001\"\"broken\n{\"eventVersion\":\"1.0",
                "{{{,\"eventVersion\":,\"eventName\":"
            })
    void cloudTrailIsToldByItsKeys(String text) {
        assertThat(sniff(text)).isEqualTo(Format.CLOUD_TRAIL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"version\":\"1.1\",\"query_timestamp\":\"2021-02-04T17:51:55Z\"",
                "{\"query_name\":\"example.com.\",\"rcode\":\"NOERROR\"}\n",
                "[{\"rcode\": \"NOERROR\", \"query_name\": \"x.\"}]"
            })
    void resolverLogsAreToldByTheirKeys(String text) {
        assertThat(sniff(text)).isEqualTo(Format.RESOLVER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \n\n",
                "\ufeff",
                "{}",
                "[]",
                "{\"InsightSelectors\":[{\"InsightType\":\"ApiErrorRateInsight\"}]}",
                "{\"FieldSelectors\":[{\"Field\":\"eventCategory\",\"Equals\":[\"Records\"]}]}",
                "[{\"eventName\":\"CreateUser\",\"eventSource\":\"iam.amazonaws.com\",\"technique\":\"T1136\"}]",
                "{\"eventID\":\"f8e608fd\",\"eventTime\":\"2023-07-10T11:54:33Z\",\"eventName\":\"GetUser\"}",
                "{\"text\":\"{\\\"Records\\\":[]}\"}",
                "\"eventVersion\": \"1.05\",\n\"eventName\": \"AssumeRole\"",
                "# Flow logs\n\nA record looks like this:\n\n" + LINE + "\nand means that traffic was accepted.\n",
                "Read me.\n\n" + FlowIdentity.DEFAULT_HEADER + "\n\nare the default columns.\n",
                "title: Trail stopped\nlogsource:\n  product: aws\n",
                "Event Type,Event Name,Request ID\nAwsApiCall,ListObjects,E2E91AQVN6DJHZ91\n",
                "region\n",
                "1 123456789010 eni-1 10.0.0.1 10.0.0.2 1 2 6 1 1 1 2 ACCEPT OK\n",
                "2 123456789010 eni-1 10.0.0.1 10.0.0.2 1 2 6 1 1 1 2 MAYBE OK\n",
                "2 123456789010 eni-1 here there 1 2 6 1 1 1 2 ACCEPT OK\n",
                "\u0000\u0001\u0002{\"Records\":[]}",
                "PK\u0003\u0004"
            })
    void allElseIsUnknown(String text) {
        assertThat(sniff(text)).isEqualTo(Format.UNKNOWN);
    }

    @Test
    void onlyTheWindowCounts() {
        byte[] bytes = ("x{\"Records\":[]}" + LINE).getBytes(StandardCharsets.UTF_8);

        assertThat(FormatSniffer.sniff(bytes, 1, 15)).isEqualTo(Format.CLOUD_TRAIL);
        assertThat(FormatSniffer.sniff(bytes, 1, 9)).isEqualTo(Format.UNKNOWN);
        assertThat(FormatSniffer.sniff(bytes, 15, bytes.length)).isEqualTo(Format.FLOW_TEXT);
        assertThat(sniff("{" + " ".repeat(FormatSniffer.WINDOW) + "\"Records\":[]}"))
                .isEqualTo(Format.UNKNOWN);
    }

    @Test
    void documentedSamplesAreToldByContent() {
        assertFolder("aws-doc-samples", Map.of(".log", Format.FLOW_TEXT, ".jsonl", Format.RESOLVER), Map.of());
    }

    @Test
    void convertedCapturesAreToldByContent() {
        assertFolder("aws-format", Map.of(".log.gz", Format.FLOW_TEXT, ".jsonl.gz", Format.RESOLVER), Map.of());
    }

    @Test
    void cloudTrailDeliveriesAreToldByContent() {
        Map<String, Format> bySuffix =
                Map.of(".json.gz", Format.CLOUD_TRAIL, ".json", Format.CLOUD_TRAIL, ".csv", Format.UNKNOWN);
        assertFolder("cloudtrail-delivery", bySuffix, Map.of());
        assertFolder("cloudtrail-invictus", bySuffix, Map.of());
        assertFolder("cloudtrail-otrf", bySuffix, Map.of());
        assertFolder("cloudtrail-stratus", bySuffix, Map.of());
        assertFolder("cloudtrail-traildiscover", bySuffix, Map.of("labels.json", Format.UNKNOWN));
    }

    @Test
    void documentedCloudTrailBlocksAreToldByContent() {
        assertFolder(
                "cloudtrail-doc-samples",
                Map.of(".json", Format.CLOUD_TRAIL),
                Map.of(
                        "cloudtrail-event-reference-user-identity/06.json", Format.UNKNOWN,
                        "view-insights-events-cli/02.json", Format.UNKNOWN,
                        "view-insights-events-cli/03.json", Format.UNKNOWN,
                        "logging-insights-events-with-cloudtrail/01.json", Format.UNKNOWN,
                        "logging-insights-events-with-cloudtrail/02.json", Format.UNKNOWN));
    }

    private static void assertFolder(String name, Map<String, Format> bySuffix, Map<String, Format> exceptions) {
        Path folder = ExternalData.named(name);
        Map<String, byte[]> members = members(folder);
        assertThat(members).as("members of %s", folder).isNotEmpty();
        members.forEach((member, bytes) -> assertThat(FormatSniffer.sniff(bytes, 0, bytes.length))
                .as(member)
                .isEqualTo(expected(member, bySuffix, exceptions)));
    }

    private static Format expected(String member, Map<String, Format> bySuffix, Map<String, Format> exceptions) {
        return Stream.of(exceptions, bySuffix)
                .flatMap(map -> map.entrySet().stream().filter(entry -> member.endsWith(entry.getKey())))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(Format.UNKNOWN);
    }

    /** The plain bytes of all files of a folder, and of the members of its zip archives. */
    private static Map<String, byte[]> members(Path folder) {
        Map<String, byte[]> members = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            List<Path> files = paths.filter(Files::isRegularFile).toList();
            for (Path file : files) {
                addMembers(file, Files.readAllBytes(file), members);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the data set " + folder, e);
        }
        return members;
    }

    private static void addMembers(Path file, byte[] bytes, Map<String, byte[]> members) throws IOException {
        String name = file.toString();
        if (name.endsWith(".gz")) {
            members.put(name, new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes());
        } else if (name.endsWith(".zip")) {
            ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes));
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                members.put(name + "!" + entry.getName(), zip.readAllBytes());
            }
        } else {
            members.put(name, bytes);
        }
    }

    private static Format sniff(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return FormatSniffer.sniff(bytes, 0, bytes.length);
    }
}
