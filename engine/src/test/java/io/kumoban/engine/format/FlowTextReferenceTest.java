package io.kumoban.engine.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.event.Field;
import io.kumoban.engine.event.Flow;
import io.kumoban.engine.event.FlowIdentity;
import io.kumoban.engine.event.Hashes;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Traffic;
import io.kumoban.engine.format.FlowTextReference.Line;
import io.kumoban.engine.testing.ExternalData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class FlowTextReferenceTest {
    private static final List<Field> EVERY_COLUMN =
            FlowColumns.known().stream().map(Field::ofFlow).toList();
    private static final Projection EVERYTHING =
            Projection.of(EVERY_COLUMN, List.of(Key.OWN_SIDE, Key.REMOTE_SIDE, Key.INTERFACE));

    @Test
    void convertedCapturesDecodeAsThePlainReaderReadsThem() throws IOException {
        assertFilesDecode(ExternalData.named("aws-format"), "vpcflow*.log.gz");
    }

    @Test
    void documentedSamplesDecodeAsThePlainReaderReadsThem() throws IOException {
        assertFilesDecode(ExternalData.named("aws-doc-samples"), "vpcflow*.log");
    }

    private static void assertFilesDecode(Path folder, String glob) throws IOException {
        int files = 0;
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder, glob)) {
            for (Path path : paths) {
                byte[] text = read(path);
                assertEqual(DecodedFlows.of(EVERYTHING, text), text, path.toString());
                assertEqual(DecodedFlows.inBlocks(EVERYTHING, text, new Random(3)), text, path + " in blocks");
                files++;
            }
        }
        assertThat(files).as("files %s in %s", glob, folder).isPositive();
    }

    private static byte[] read(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return path.toString().endsWith(".gz") ? new GZIPInputStream(in).readAllBytes() : in.readAllBytes();
        }
    }

    @Test
    void randomRecordsDecodeAsThePlainReaderReadsThem() {
        for (int round = 0; round < 300; round++) {
            long seed = System.nanoTime();
            Random random = new Random(seed);
            byte[] text = randomText(random).getBytes(StandardCharsets.UTF_8);

            assertEqual(DecodedFlows.of(EVERYTHING, text), text, "seed " + seed);
            assertEqual(DecodedFlows.inBlocks(EVERYTHING, text, random), text, "in blocks, seed " + seed);
        }
    }

    private static void assertEqual(DecodedFlows decoded, byte[] text, String where) {
        FlowTextReference reference = new FlowTextReference(new String(text, StandardCharsets.UTF_8));
        assertThat(decoded.rows()).as("rows of %s", where).isEqualTo(reference.good.size());
        assertThat(decoded.tally.bad()).as("rejected in %s", where).hasSize(reference.bad);
        assertThat(decoded.tally.ignored()).as("ignored in %s", where).isEqualTo(reference.ignored);
        assertThat(decoded.tally.malformedValues()).as("malformed in %s", where).isEqualTo(reference.malformed);
        assertThat(decoded.tally.records())
                .isEqualTo(reference.good.size()
                        + reference.bad
                        + reference.ignored.values().stream()
                                .mapToLong(Long::longValue)
                                .sum());
        for (int row = 0; row < decoded.rows(); row++) {
            Line line = reference.good.get(row);
            String difference = difference(decoded, row, line);
            assertThat(difference)
                    .as("row %d of %s: %s", row, where, line.text())
                    .isEmpty();
        }
    }

    /** The first column that is not as the plain reader has it; empty when all are. */
    private static String difference(DecodedFlows decoded, int row, Line line) {
        Flow flow = decoded.row(row);
        for (Field field : EVERY_COLUMN) {
            String wanted = line.get(field.path());
            if (flow.text(field).isAbsent() != wanted.isEmpty()
                    || !flow.text(field).toString().equals(wanted)) {
                return field.path() + " is " + flow.text(field);
            }
        }
        boolean out = line.sourceIsOwn();
        String own = out ? "srcaddr" : "dstaddr";
        String far = out ? "dstaddr" : "srcaddr";
        Traffic traffic = Traffic.ALL.get(decoded.run.dispatch(row));
        Object[][] pairs = {
            {"time", flow.time(), line.time()},
            {"start", decoded.run.number(Flow.START, row), line.start()},
            {"outbound", flow.outbound(), out},
            {
                "local",
                flow.local().toString(),
                shown(line.address(own, "pkt-" + own).toString())
            },
            {
                "remote",
                flow.remote().toString(),
                shown(line.address("pkt-" + far, far).toString())
            },
            {"local port", decoded.run.number(Flow.LOCAL_PORT, row), line.number(out ? "srcport" : "dstport", 65535)},
            {"remote port", decoded.run.number(Flow.REMOTE_PORT, row), line.number(out ? "dstport" : "srcport", 65535)},
            {"protocol", decoded.run.number(Flow.PROTOCOL, row), line.number("protocol", 255)},
            {"packets", decoded.run.number(Flow.PACKETS, row), line.number("packets", Long.MAX_VALUE)},
            {"bytes", decoded.run.number(Flow.BYTES, row), line.number("bytes", Long.MAX_VALUE)},
            {"flags", decoded.run.number(Flow.TCP_FLAGS, row), line.number("tcp-flags", 65535)},
            {"accepted", flow.accepted(), line.get("action").equals("ACCEPT")},
            {"rejected", flow.rejected(), line.get("action").equals("REJECT")},
            {"own", flow.own().toString(), line.own()},
            {"own key", flow.key(Key.OWN_SIDE), Hashes.join(hash(line.get("account-id")), hash(line.own()))},
            {
                "remote key",
                flow.key(Key.REMOTE_SIDE),
                line.address("pkt-" + far, far).hash()
            },
            {"interface key", flow.key(Key.INTERFACE), hash(line.get("interface-id"))},
            {"offset", decoded.run.offset(row), line.offset()},
            {"length", decoded.run.length(row), line.text().getBytes(StandardCharsets.UTF_8).length},
            {"part", decoded.run.part(row), 0},
            {"goes out", traffic.isOutbound(), out},
            {"let through", traffic.isAccepted(), line.get("action").equals("ACCEPT")},
            {"TCP", traffic.isTcp(), line.number("protocol", 255) == Flow.TCP},
            {"UDP", traffic.isUdp(), line.number("protocol", 255) == Flow.UDP},
            {"record hash", decoded.run.recordHash(row), decoded.run.idHigh(row)},
            {"content id", flow.contentId(), line.contentId()},
        };
        for (Object[] pair : pairs) {
            if (!pair[1].equals(pair[2])) {
                return pair[0] + " is " + pair[1] + " and not " + pair[2];
            }
        }
        return "";
    }

    private static long hash(String text) {
        return text.isEmpty() ? 0 : Hashes.of(text);
    }

    /** The unspecified address stands for an absent one in a run. */
    private static String shown(String address) {
        return address.equals("::") ? "" : address;
    }

    private static String randomText(Random random) {
        StringBuilder text = new StringBuilder();
        List<String> columns = List.of(FlowIdentity.DEFAULT_HEADER.split(" "));
        int lines = 1 + random.nextInt(60);
        for (int i = 0; i < lines; i++) {
            String lineEnd = random.nextInt(4) == 0 ? "\r\n" : "\n";
            if (random.nextInt(12) == 0) {
                columns = randomColumns(random);
                String header = String.join(" ", columns);
                text.append(random.nextInt(3) == 0 ? header.replace('-', '_') : header)
                        .append(lineEnd);
            }
            text.append(randomLine(columns, random)).append(i + 1 < lines || random.nextBoolean() ? lineEnd : "");
        }
        return text.toString();
    }

    private static List<String> randomColumns(Random random) {
        List<String> all = new ArrayList<>(FlowColumns.known());
        Collections.shuffle(all, random);
        List<String> some = new ArrayList<>(all.subList(0, 1 + random.nextInt(all.size())));
        if (!some.contains("end") && random.nextInt(10) > 0) {
            some.set(0, "end");
        }
        return some;
    }

    private static String randomLine(List<String> columns, Random random) {
        if (random.nextInt(20) == 0) {
            return pick(random, "", "   ", "-", "garbage in the log", "\u0000\u0001");
        }
        StringBuilder line = new StringBuilder();
        for (String column : columns) {
            String value = random.nextInt(12) == 0 && !column.equals("end") ? "-" : randomValue(column, random);
            line.append(line.isEmpty() ? "" : random.nextInt(50) == 0 ? "  " : " ")
                    .append(value);
        }
        return random.nextInt(25) == 0 ? line + " more" : line.toString();
    }

    private static String randomValue(String column, Random random) {
        if (random.nextInt(60) == 0) {
            return pick(random, "bad", "1.2.3.4.5", "-1", "99999999999999999999", "9223372036854775808", "ü€𝄞");
        }
        return switch (column) {
            case "srcaddr", "dstaddr", "pkt-srcaddr", "pkt-dstaddr" ->
                pick(
                        random,
                        "10.0.0.5",
                        "172.31.16.139",
                        "203.0.113.12",
                        "198.51.100.7",
                        "2001:db8::1",
                        "fd00::5",
                        "::");
            case "srcport", "dstport" -> pick(random, "0", "22", "443", "20641", "32767", "32768", "50000", "65535");
            case "protocol" -> pick(random, "1", "6", "17", "58", "255");
            case "packets", "bytes" -> Long.toString(random.nextLong() >>> 1 + random.nextInt(62));
            case "start", "end" -> Long.toString(1_400_000_000L + random.nextInt(200_000_000));
            case "tcp-flags" -> pick(random, "0", "1", "2", "3", "18", "19");
            case "action" -> pick(random, "ACCEPT", "REJECT");
            case "flow-direction" -> pick(random, "ingress", "egress");
            case "log-status" -> pick(random, "OK", "OK", "OK", "OK", "NODATA", "SKIPDATA");
            default -> column + "/" + Integer.toString(random.nextInt(5000), 36);
        };
    }

    private static String pick(Random random, String... values) {
        return values[random.nextInt(values.length)];
    }
}
