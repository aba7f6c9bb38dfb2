package io.kumoban.engine.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.asset.Assets;
import io.kumoban.engine.event.Field;
import io.kumoban.engine.event.FlowIdentity;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.Layout;
import io.kumoban.engine.event.Run;
import io.kumoban.engine.event.Slice;
import io.kumoban.engine.list.AddressSet;
import io.kumoban.engine.testing.Property;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever the bytes, the decoder gives the rows and the verdicts of a plain one that looks at each byte by itself. */
class FlowTextPlainTest {
    private static final List<Key> KEYS = List.of(Key.OWN_SIDE, Key.REMOTE_SIDE, Key.INTERFACE);
    private static final List<String> V2 = List.of(FlowIdentity.DEFAULT_HEADER.split(" "));

    private static final Assets ESTATE = new Assets(
            AddressSet.of(List.of("10.0.0.0/8", "172.31.16.0/20", "203.0.113.12", "fd00::/8")),
            AddressSet.EMPTY,
            Map.of(
                    "eni-0a", new Assets.NetworkInterface("i-0123456789abcdef0", null, null, "10.0.0.5", List.of()),
                    "eni-0000000000000000b", new Assets.NetworkInterface(null, null, null, "172.31.16.139", List.of())),
            Map.of());

    private static final List<Projection> PROJECTIONS = List.of(
            projection(List.of(), KEYS, Assets.NONE, Long.MIN_VALUE),
            projection(List.of(), List.of(), ESTATE, Long.MIN_VALUE),
            projection(FlowColumns.known().stream().map(Field::ofFlow).toList(), KEYS, ESTATE, 1_500_000_000_000L));

    private static Projection projection(List<Field> fields, List<Key> keys, Assets assets, long from) {
        return new Projection(fields, Map.of(), keys, ApiNames.NONE, assets, from, Long.MAX_VALUE);
    }

    private record Text(byte[] bytes, int margin) {
        @Override
        public String toString() {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    @Test
    void goodOddAndBrokenLinesDecodeAsThePlainDecoderDecodesThem() {
        Property.of(500, FlowTextPlainTest::text).holds(text -> {
            for (Projection projection : PROJECTIONS) {
                assertSame(projection, text);
            }
        });
    }

    @Test
    void manyLinesOfManyBlocksDecodeAsThePlainDecoderDecodesThem() {
        Property.of(8, random -> text(random, V2, 3000)).holds(text -> {
            for (Projection projection : PROJECTIONS) {
                assertSame(projection, text);
            }
        });
    }

    private static void assertSame(Projection projection, Text text) {
        Layout layout = projection.layout(Kind.FLOW);
        FlowTextDecoder quick = new FlowTextDecoder(projection);
        PlainFlowTextDecoder plain = new PlainFlowTextDecoder(projection);
        Run quickRun = new Run(layout);
        Run plainRun = new Run(layout);
        for (Block block : blocks(text)) {
            Tally quickTally = new Tally();
            Tally plainTally = new Tally();
            quick.decode(block, quickRun, quickTally);
            plain.decode(block, plainRun, plainTally);
            assertThat(shown(quickTally)).isEqualTo(shown(plainTally));
            assertSame(layout, quickRun, plainRun);
            if (quickRun.rows() > 700) {
                quickRun.clear();
                plainRun.clear();
            }
        }
    }

    private static String shown(Tally tally) {
        StringBuilder shown = new StringBuilder();
        shown.append(tally.records())
                .append(' ')
                .append(tally.malformedValues())
                .append(' ')
                .append(tally.ignored());
        for (Tally.Bad bad : tally.bad()) {
            shown.append(
                    "\n%d %d %s %s".formatted(bad.offset(), bad.length(), bad.reason(), Arrays.toString(bad.sample())));
        }
        return shown.toString();
    }

    private static void assertSame(Layout layout, Run quick, Run plain) {
        assertThat(quick.rows()).isEqualTo(plain.rows());
        for (int row = 0; row < plain.rows(); row++) {
            assertThat(row(layout, quick, row)).isEqualTo(row(layout, plain, row));
        }
    }

    private static String row(Layout layout, Run run, int row) {
        StringBuilder shown = new StringBuilder();
        shown.append("%d %x %x %x %d %d %d %d %d %d"
                .formatted(
                        run.time(row),
                        run.idHigh(row),
                        run.idLow(row),
                        run.recordHash(row),
                        run.part(row),
                        run.member(row),
                        run.offset(row),
                        run.length(row),
                        run.dispatch(row),
                        run.account(row)));
        for (int i = 0; i < layout.keys().size(); i++) {
            shown.append(" key ").append(run.key(i, row));
        }
        for (int i = 0; i < layout.numbers(); i++) {
            shown.append(" number ").append(run.number(i, row));
        }
        for (int i = 0; i < layout.fields().size(); i++) {
            long slice = run.slice(i, row);
            shown.append(' ')
                    .append(layout.fields().get(i))
                    .append(' ')
                    .append(
                            slice == Slice.ABSENT
                                    ? "absent"
                                    : Slice.type(slice)
                                            + new String(
                                                    run.text(),
                                                    Slice.offset(slice),
                                                    Slice.length(slice),
                                                    StandardCharsets.ISO_8859_1));
        }
        return shown.toString();
    }

    /** One or two blocks, cut at a line border, each with some other bytes around it in its array. */
    private static List<Block> blocks(Text text) {
        List<Block> blocks = new ArrayList<>();
        int from = 0;
        byte[] header = null;
        while (from < text.bytes.length) {
            int to = Math.min(text.bytes.length, from + 30_000);
            while (to < text.bytes.length && text.bytes[to - 1] != '\n') {
                to++;
            }
            Block block = new Block();
            block.bytes = new byte[to - from + 2 * text.margin];
            Arrays.fill(block.bytes, (byte) '7');
            System.arraycopy(text.bytes, from, block.bytes, text.margin, to - from);
            block.from = text.margin;
            block.to = text.margin + to - from;
            block.origin = (long) from - text.margin;
            block.format = Format.FLOW_TEXT;
            block.header = header;
            blocks.add(block);
            from = to;
        }
        return blocks;
    }

    private static Text text(Random random) {
        List<String> columns = V2;
        if (random.nextInt(3) == 0) {
            columns = new ArrayList<>(FlowColumns.known());
            if (random.nextInt(3) > 0) {
                Collections.shuffle(columns, random);
            }
            columns = columns.subList(0, 1 + random.nextInt(columns.size()));
        }
        return text(random, columns, 1 + random.nextInt(40));
    }

    private static Text text(Random random, List<String> columns, int lines) {
        StringBuilder text = new StringBuilder();
        if (!columns.equals(V2) || random.nextBoolean()) {
            text.append(String.join(" ", columns)).append('\n');
        }
        String lineEnd = random.nextInt(4) == 0 ? "\r\n" : "\n";
        for (int i = 0; i < lines; i++) {
            for (int column = 0; column < columns.size(); column++) {
                text.append(column == 0 ? "" : " ").append(value(columns.get(column), random));
            }
            text.append(random.nextInt(30) == 0 ? "\n" : lineEnd);
            if (random.nextInt(60) == 0) {
                text.append(String.join(" ", columns).replace('-', '_')).append(lineEnd);
            }
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.ISO_8859_1);
        int changes = random.nextInt(3) == 0 ? 0 : random.nextInt(8) + lines / 40;
        for (int i = 0; i < changes && bytes.length > 0; i++) {
            bytes = changed(bytes, random);
        }
        return new Text(bytes, random.nextInt(3) * 20);
    }

    private static byte[] changed(byte[] bytes, Random random) {
        byte[] strange = " \n\r\t\0!\"#-./:09aAz~\u007f\u0080\u00ff\u00c3\u00a9".getBytes(StandardCharsets.ISO_8859_1);
        int at = random.nextInt(bytes.length);
        byte other = strange[random.nextInt(strange.length)];
        return switch (random.nextInt(4)) {
            case 0 -> joined(bytes, at, new byte[0], at + 1);
            case 1 -> joined(bytes, at, new byte[] {other}, at);
            case 2 -> Arrays.copyOf(bytes, Math.max(1, bytes.length - random.nextInt(30)));
            default -> joined(bytes, at, new byte[] {other}, at + 1);
        };
    }

    private static byte[] joined(byte[] bytes, int until, byte[] between, int from) {
        byte[] joined = Arrays.copyOf(bytes, until + between.length + bytes.length - from);
        System.arraycopy(between, 0, joined, until, between.length);
        System.arraycopy(bytes, from, joined, until + between.length, bytes.length - from);
        return joined;
    }

    private static String value(String column, Random random) {
        if (random.nextInt(25) == 0) {
            return pick(
                    random,
                    "-",
                    "--",
                    "bad",
                    "+1",
                    "1.2.3.4.5",
                    "1..3.4",
                    "256.1.1.1",
                    "0001.2.3.4",
                    "::1.2.3.4",
                    "99999999999999999999",
                    "9223372036854775807",
                    "9223372036854775808",
                    "253402300799",
                    "253402300800",
                    "0000000001500000000",
                    "18446744073709552",
                    "65536",
                    "x\u00c3\u00a9y",
                    "\u00e9",
                    "0",
                    "00000000000");
        }
        return switch (column) {
            case "srcaddr", "dstaddr", "pkt-srcaddr", "pkt-dstaddr" -> address(random);
            case "srcport", "dstport" -> Integer.toString(random.nextInt(1 << 1 + random.nextInt(16)));
            case "protocol" -> pick(random, "1", "6", "17", "58", "255", "256");
            case "packets", "bytes" -> Long.toString(random.nextLong() >>> 1 + random.nextInt(62));
            case "start", "end" -> Long.toString(1_400_000_000L + random.nextInt(200_000_000));
            case "tcp-flags" -> pick(random, "0", "1", "2", "3", "18", "19");
            case "action" -> pick(random, "ACCEPT", "REJECT", "ACCEPTS", "REJEC");
            case "flow-direction" -> pick(random, "ingress", "egress", "-", "-", "sideways");
            case "log-status" -> pick(random, "OK", "OK", "OK", "OK", "OK", "NODATA", "SKIPDATA", "K", "NOTATA");
            case "account-id" -> pick(random, "123456789010", "123456789011", "-");
            case "interface-id" ->
                pick(random, "eni-0a", "eni-0000000000000000b", "eni-000000000000000" + random.nextInt(9999), "-");
            case "instance-id" -> pick(random, "i-0123456789abcdef0", "-", "-", "-");
            default -> column + "/" + Integer.toString(random.nextInt(500), 36);
        };
    }

    private static String address(Random random) {
        return switch (random.nextInt(8)) {
            case 0 ->
                pick(
                        random,
                        "2001:db8::1",
                        "fd00::5",
                        "::",
                        "::ffff:10.0.0.5",
                        "10.0.0.5",
                        "172.31.16.139",
                        "203.0.113.12");
            case 1, 2, 3 -> "10." + random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(256);
            default ->
                random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(256);
        };
    }

    private static String pick(Random random, String... values) {
        return values[random.nextInt(values.length)];
    }
}
