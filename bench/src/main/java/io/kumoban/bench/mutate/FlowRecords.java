package io.kumoban.bench.mutate;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Lines of VPC Flow Logs, of the default columns or of some others. */
final class FlowRecords implements Records {
    private static final List<String> DEFAULT =
            List.of(("version account-id interface-id srcaddr dstaddr srcport dstport"
                            + " protocol packets bytes start end action log-status")
                    .split(" "));
    private static final List<String> FURTHER = List.of(("vpc-id subnet-id instance-id tcp-flags type pkt-srcaddr"
                    + " pkt-dstaddr region az-id pkt-src-aws-service flow-direction traffic-path reject-reason")
            .split(" "));
    private static final byte[][] ODDITIES = Choice.bytes(
            "-",
            " - ",
            "--",
            " ",
            "  ",
            "\t",
            "\n",
            "\r",
            "\r\n",
            "\0",
            "\u00ef\u00bb\u00bf",
            "\u00c3\u00a9",
            "\u00ff",
            "+1",
            "-1",
            "0",
            "00000000000",
            "256",
            "65536",
            "1.2.3.4.5",
            "1..3.4",
            "256.1.1.1",
            "0001.2.3.4",
            "::1.2.3.4",
            "::ffff:10.0.0.5",
            "fe80::1%eth0",
            ":::",
            "2001:db8:0:0:0:0:0:0:1",
            "99999999999999999999",
            "9223372036854775807",
            "9223372036854775808",
            "253402300799",
            "253402300800",
            "4102444800",
            "NODATA",
            "SKIPDATA",
            "OK",
            "K",
            "ACCEPT",
            "REJECT",
            "version",
            "end",
            "srcaddr dstaddr",
            "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end\n",
            "end start\n",
            "version\n",
            "instance_id flow_direction end\n");

    private final List<String> columns;
    private final byte[][] kinds = new byte[KINDS][];

    FlowRecords(SplittableRandom dice) {
        columns = columns(dice);
        for (int i = 0; i < KINDS; i++) {
            kinds[i] = line(dice, columns);
        }
    }

    @Override
    public byte[] one(SplittableRandom dice) {
        return kinds[dice.nextInt(KINDS)];
    }

    @Override
    public byte[][] oddities() {
        return ODDITIES;
    }

    /** Mostly that of these lines; else one of fewer columns, or of as many in another order. */
    @Override
    public byte[] header(SplittableRandom dice) {
        List<String> names = new ArrayList<>(columns);
        int change = dice.nextInt(6);
        if (change == 0) {
            names.remove(dice.nextInt(names.size()));
        } else if (change == 1) {
            names.add(names.remove(dice.nextInt(names.size())));
        }
        String header = String.join(" ", names);
        return (change == 2 ? header.replace('-', '_') : header).getBytes(StandardCharsets.US_ASCII);
    }

    private static List<String> columns(SplittableRandom dice) {
        List<String> columns = new ArrayList<>(DEFAULT);
        if (dice.nextBoolean()) {
            return columns;
        }
        columns.addAll(FURTHER.subList(0, dice.nextInt(FURTHER.size() + 1)));
        for (int i = columns.size() - 1; i > 0 && dice.nextInt(20) > 0; i--) {
            columns.add(columns.remove(dice.nextInt(i)));
        }
        int least = Math.min(columns.size(), 4);
        List<String> some = new ArrayList<>(columns.subList(0, dice.nextInt(least, columns.size() + 1)));
        if (!some.contains("end")) {
            some.set(dice.nextInt(some.size()), "end");
        }
        return some;
    }

    private static byte[] line(SplittableRandom dice, List<String> columns) {
        StringBuilder line = new StringBuilder();
        for (String column : columns) {
            line.append(line.isEmpty() ? "" : " ").append(value(dice, column));
        }
        return line.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static String value(SplittableRandom dice, String column) {
        return switch (column) {
            case "version" -> "2";
            case "account-id" -> "111122223333";
            case "interface-id" -> Choice.of(dice, "eni-0a", "eni-0123456789abcdef0", "eni-0000000000000000b");
            case "srcaddr", "dstaddr", "pkt-srcaddr", "pkt-dstaddr" -> address(dice);
            case "srcport", "dstport" -> Integer.toString(dice.nextInt(65536));
            case "protocol" -> Choice.of(dice, "6", "17", "1");
            case "packets", "bytes" -> Long.toString(dice.nextLong() >>> dice.nextInt(1, 63));
            case "start", "end" -> Integer.toString(1_767_225_600 + dice.nextInt(10_000_000));
            case "action" -> Choice.of(dice, "ACCEPT", "REJECT");
            case "log-status" -> Choice.of(dice, "OK", "OK", "OK", "OK", "NODATA", "SKIPDATA");
            case "tcp-flags" -> Integer.toString(dice.nextInt(32));
            case "flow-direction" -> Choice.of(dice, "ingress", "egress", "-");
            case "instance-id" -> Choice.of(dice, "i-0123456789abcdef0", "-");
            default -> column + dice.nextInt(9);
        };
    }

    private static String address(SplittableRandom dice) {
        return switch (dice.nextInt(6)) {
            case 0 -> Choice.of(dice, "2001:db8::1", "fd00::5", "::ffff:10.0.0.5", "-");
            case 1, 2 -> "10.0." + dice.nextInt(256) + "." + dice.nextInt(256);
            default -> dice.nextInt(256) + "." + dice.nextInt(256) + "." + dice.nextInt(256) + "." + dice.nextInt(256);
        };
    }
}
