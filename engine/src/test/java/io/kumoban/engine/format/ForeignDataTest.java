package io.kumoban.engine.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.json.Json;
import io.kumoban.engine.testing.ExternalData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Real captures are read completely: as many events, packets and bytes as a plain count of their lines finds. */
class ForeignDataTest {
    /** What is in a log. */
    private record Sum(long flows, long packets, long bytes, long queries, long ignored) {
        static final Sum NOTHING = new Sum(0, 0, 0, 0, 0);
        static final Sum QUERY = new Sum(0, 0, 0, 1, 0);
        static final Sum IGNORED = new Sum(0, 0, 0, 0, 1);

        static Sum of(long packets, long bytes, long backPackets, long backBytes) {
            boolean back = backPackets > 0 || backBytes > 0;
            return new Sum(back ? 2 : 1, packets + backPackets, bytes + backBytes, 0, 0);
        }

        Sum plus(Sum other) {
            return new Sum(
                    flows + other.flows,
                    packets + other.packets,
                    bytes + other.bytes,
                    queries + other.queries,
                    ignored + other.ignored);
        }

        static Sum of(ForeignLogs logs) {
            long packets = 0;
            long bytes = 0;
            for (int row = 0; row < logs.flows.rows(); row++) {
                packets += logs.flow(row).packets();
                bytes += logs.flow(row).bytes();
            }
            long ignored = logs.tally.ignored().values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            return new Sum(logs.flows.rows(), packets, bytes, logs.queries.rows(), ignored);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "flow-ctu/zeek-horizontal-scan-conn.log.gz",
                "zeek-beacon/2024-04-19",
                "zeek-beacon/2024-04-20",
                "zeek-variants/proxy",
                "zeek-variants/open_conns",
                "zeek-wrccdc/dns.log.gz"
            })
    void zeekTextIsReadCompletely(String name) throws IOException {
        for (Path file : files(name)) {
            byte[] bytes = inflated(file);
            assertSame(file, bytes, Format.ZEEK_TEXT, tabSeparated(text(bytes)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "flow-ctu/zeek-test9-mixed-conn.log.gz",
                "flow-ctu/zeek-test9-mixed-dns.log.gz",
                "zeek-apt29/combined_zeek.log.gz",
                "zeek-variants/json_with_all_fields",
                "zeek-wrccdc/dns.json.gz"
            })
    void zeekJsonIsReadCompletely(String name) throws IOException {
        for (Path file : files(name)) {
            byte[] bytes = inflated(file);
            Sum sum = text(bytes).lines().map(line -> zeek(Json.read(line))).reduce(Sum.NOTHING, Sum::plus);
            assertSame(file, bytes, Format.ZEEK_JSON, sum);
        }
    }

    @Test
    void theTextAndTheJsonOfOneCaptureAreTheSameQueries() throws IOException {
        ForeignLogs text = ForeignLogs.of(inflated(ExternalData.named("zeek-wrccdc/dns.log.gz")));
        ForeignLogs json = ForeignLogs.of(inflated(ExternalData.named("zeek-wrccdc/dns.json.gz")));

        assertThat(text.queries.rows()).isEqualTo(json.queries.rows()).isPositive();
        for (int row = 0; row < text.queries.rows(); row++) {
            assertThat(text.query(row).time()).isEqualTo(json.query(row).time());
            assertThat(text.query(row).name().toString())
                    .isEqualTo(json.query(row).name().toString());
            assertThat(text.query(row).rcode().toString())
                    .isEqualTo(json.query(row).rcode().toString());
            assertThat(text.query(row).answers().toString())
                    .isEqualTo(json.query(row).answers().toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"test2-malicious", "test3-mixed", "test11-portscan"})
    void argusIsReadCompletely(String name) throws IOException {
        Path file = ExternalData.named("flow-ctu/" + name + ".binetflow.gz");
        byte[] bytes = inflated(file);
        Sum sum = text(bytes)
                .lines()
                .skip(1)
                .map(line -> {
                    List<String> cells = List.of(line.split(",", -1));
                    long packets = number(cells.get(14));
                    long sent = number(cells.get(13));
                    return Sum.of(packets, sent, number(cells.get(11)) - packets, number(cells.get(12)) - sent);
                })
                .reduce(Sum.NOTHING, Sum::plus);
        assertSame(file, bytes, Format.ARGUS, sum);
    }

    @Test
    void suricataIsReadCompletely() throws IOException {
        Path file = ExternalData.named("flow-ctu/suricata-test6-malicious-eve.json.gz");
        byte[] bytes = inflated(file);
        Sum sum = text(bytes)
                .lines()
                .map(line -> {
                    JsonNode event = Json.read(line);
                    JsonNode flow = event.path("flow");
                    return switch (event.path("event_type").asString()) {
                        case "flow" ->
                            Sum.of(
                                    flow.path("pkts_toserver").asLong(),
                                    flow.path("bytes_toserver").asLong(),
                                    flow.path("pkts_toclient").asLong(),
                                    flow.path("bytes_toclient").asLong());
                        case "dns" -> event.at("/dns/type").asString().equals("answer") ? Sum.QUERY : Sum.IGNORED;
                        default -> Sum.IGNORED;
                    };
                })
                .reduce(Sum.NOTHING, Sum::plus);
        assertSame(file, bytes, Format.SURICATA, sum);
    }

    private static void assertSame(Path file, byte[] bytes, Format format, Sum sum) {
        ForeignLogs logs = ForeignLogs.of(bytes);

        assertThat(logs.format).as("%s", file).isEqualTo(format);
        assertThat(logs.tally.bad()).as("%s", file).isEmpty();
        assertThat(logs.tally.malformedValues()).as("%s", file).isZero();
        assertThat(Sum.of(logs)).as("%s", file).isEqualTo(sum);
    }

    private static Sum tabSeparated(String text) {
        Sum sum = Sum.NOTHING;
        String path = "";
        List<String> fields = List.of();
        for (String line : text.split("\n")) {
            if (line.startsWith("#path\t")) {
                path = line.substring(6);
            } else if (line.startsWith("#fields\t")) {
                fields = List.of(line.substring(8).split("\t"));
            } else if (!line.startsWith("#")) {
                sum = sum.plus(row(path, fields, line.split("\t", -1)));
            }
        }
        return sum;
    }

    private static Sum row(String path, List<String> fields, String[] cells) {
        return switch (path) {
            case "dns" -> Sum.QUERY;
            case "conn" ->
                Sum.of(
                        number(cells[fields.indexOf("orig_pkts")]),
                        number(cells[fields.indexOf("orig_ip_bytes")]),
                        number(cells[fields.indexOf("resp_pkts")]),
                        number(cells[fields.indexOf("resp_ip_bytes")]));
            default -> Sum.IGNORED;
        };
    }

    private static Sum zeek(JsonNode record) {
        String stream = record.path("@stream").asString(record.path("_path").asString(""));
        if (Set.of("", "conn").contains(stream) && record.has("conn_state")) {
            return Sum.of(
                    record.path("orig_pkts").asLong(),
                    record.path("orig_ip_bytes").asLong(),
                    record.path("resp_pkts").asLong(),
                    record.path("resp_ip_bytes").asLong());
        }
        return Set.of("", "dns").contains(stream) && record.has("trans_id") ? Sum.QUERY : Sum.IGNORED;
    }

    private static long number(String cell) {
        return cell.equals("-") ? 0 : Long.parseLong(cell);
    }

    private static List<Path> files(String name) throws IOException {
        try (Stream<Path> found = Files.walk(ExternalData.named(name))) {
            List<Path> logs = found.filter(path -> path.toString().endsWith(".gz"))
                    .sorted()
                    .toList();
            assertThat(logs).isNotEmpty();
            return logs;
        }
    }

    private static byte[] inflated(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return in.readAllBytes();
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
