package io.kumoban.bench.mutate;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/** Resolver query logs. */
final class QueryRecords implements Records {
    private static final byte[][] ODDITIES = JsonOddities.pieces();

    private final byte[][] kinds = new byte[KINDS][];

    QueryRecords(SplittableRandom dice) {
        for (int i = 0; i < KINDS; i++) {
            kinds[i] = query(dice).getBytes(StandardCharsets.UTF_8);
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

    @Override
    public byte[] header(SplittableRandom dice) {
        return new byte[0];
    }

    private static String query(SplittableRandom dice) {
        String name = Choice.of(dice, "a" + dice.nextInt(9) + ".Example.com.", "example.co.uk.", ".", "x.y.z", "");
        String answers = Choice.of(
                dice,
                "[]",
                "[{\"Rdata\":\"192.0.2.1\",\"Type\":\"A\",\"Class\":\"IN\"}]",
                "[{\"Rdata\":\"a.b.\",\"Type\":\"CNAME\",\"Class\":\"IN\"},{\"Rdata\":\"::1\",\"Type\":\"AAAA\",\"Class\":\"IN\"}]");
        return "{\"version\":\"1.100000\",\"account_id\":\"111122223333\",\"region\":\"eu-west-1\",\"vpc_id\":\"vpc-1\","
            + "\"query_timestamp\":\"2026-03-0" + dice.nextInt(1, 10) + "T10:00:00Z\",\"query_name\":\"" + name
                + "\",\"query_type\":\"" + Choice.of(dice, "A", "AAAA", "TXT")
                + "\",\"query_class\":\"IN\",\"rcode\":\"" + Choice.of(dice, "NOERROR", "NXDOMAIN")
                + "\",\"answers\":" + answers + ",\"srcaddr\":\"10.0.0.4\",\"srcport\":\"5" + dice.nextInt(1000)
                + "\",\"transport\":\"UDP\",\"srcids\":"
                + Choice.of(
                        dice, "{}", "{\"instance\":\"i-0123456789abcdef0\"}", "{\"resolver_endpoint\":\"rslvr-in-1\"}")
                + "}";
    }
}
