package io.kumoban.datasets.simulator.queries;

import io.kumoban.datasets.Dice;
import io.kumoban.datasets.bytes.RecordBuffer;
import io.kumoban.datasets.chance.Zipf;
import io.kumoban.datasets.estate.AddressPlan;
import io.kumoban.datasets.estate.Endpoints;
import io.kumoban.datasets.estate.Region;
import io.kumoban.datasets.simulator.queries.Answers.Datum;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The names that the organisation's machines look up, with what they stand for: AWS's endpoints, partners, a content network
 * with a name for each edge, and the own zone.
 */
final class NameBook {
    private static final int OUTSIDE = 2_000;
    private static final List<String> SERVICES = List.of(
            "s3",
            "sts",
            "dynamodb",
            "ssm",
            "ssmmessages",
            "ec2messages",
            "logs",
            "monitoring",
            "secretsmanager",
            "kms",
            "sqs",
            "lambda",
            "ecr",
            "ec2",
            "elasticloadbalancing",
            "autoscaling",
            "rds",
            "states",
            "events",
            "tagging",
            "elasticache");
    private static final List<String> HOSTS = List.of("api", "www", "cdn", "auth", "updates", "mail", "static", "ws");
    private static final List<String> FIRST = List.of(
            "north", "blue", "bright", "stone", "river", "cloud", "swift", "green", "silver", "open", "data", "pay",
            "ship", "mail", "track", "cart", "map", "note", "form", "chat", "task", "test");
    private static final List<String> SECOND = List.of(
            "works", "line", "desk", "metrics", "labs", "path", "base", "point", "stack", "flow", "hub", "box", "field",
            "bridge", "gate", "wave", "forge", "signal", "port", "craft");
    private static final List<String> ENDINGS = List.of("example", "test", "example");

    private final byte[][][] outside = new byte[OUTSIDE][][];
    private final Zipf popular = Zipf.of(OUTSIDE, 1);
    private final Map<Region, Map<String, byte[][]>> endpoints = new EnumMap<>(Region.class);
    private final Map<Region, byte[][]> missingEndpoints = new EnumMap<>(Region.class);
    private final Zipf services = Zipf.of(SERVICES.size(), 1);

    NameBook(long seed) {
        for (int i = 0; i < OUTSIDE; i++) {
            outside[i] = partner(i, Dice.of(seed, "name", i));
        }
        for (Region region : Region.values()) {
            Map<String, byte[][]> answers = new HashMap<>();
            for (String service : SERVICES) {
                answers.put(service, answers(service, region));
            }
            endpoints.put(region, answers);
            missingEndpoints.put(
                    region,
                    SERVICES.stream()
                            .map(service -> Answers.found(Endpoints.name(service, region), "AAAA"))
                            .toArray(byte[][]::new));
        }
    }

    /** A look-up of the address of a service, by name as in {@code s3}. */
    byte[] endpoint(String service, Region region, Dice dice) {
        byte[][] answers = endpoints.getOrDefault(region, Map.of()).get(service);
        return answers == null
                ? address(service, region, dice.below(Endpoints.ADDRESSES))
                : answers[dice.below(answers.length)];
    }

    /** A look-up of the address of a service that machines use often. */
    byte[] endpoint(Region region, Dice dice) {
        return endpoint(SERVICES.get(services.next(dice)), region, dice);
    }

    /** A look-up of an IPv6 address that a service does not have. */
    byte[] missing(Region region, Dice dice) {
        return missingEndpoints.getOrDefault(region, new byte[0][])[services.next(dice)];
    }

    /** A look-up of a name of others. */
    byte[] outside(Dice dice) {
        byte[][] forms = outside[popular.next(dice)];
        return forms[dice.below(forms.length)];
    }

    private static byte[][] answers(String service, Region region) {
        byte[][] answers = new byte[Endpoints.ADDRESSES][];
        for (int i = 0; i < answers.length; i++) {
            answers[i] = address(service, region, i);
        }
        return answers;
    }

    private static byte[] address(String service, Region region, int number) {
        return Answers.found(
                Endpoints.name(service, region),
                "A",
                new Datum(AddressPlan.text(Endpoints.address(service, region, number)), "A"));
    }

    /** What a name of others answers: mostly its address, now and then that it has no other, or nothing at all. */
    private static byte[][] partner(int number, Dice dice) {
        Datum address = new Datum(AddressPlan.text(AddressPlan.partner(number)), "A");
        List<byte[]> forms = new ArrayList<>();
        if (number % 5 == 4) {
            String edge = "d" + dice.base32(12) + ".edge-network.example";
            forms.add(Answers.found(edge, "A", address));
            return forms.toArray(byte[][]::new);
        }
        String domain = dice.pick(FIRST) + dice.pick(SECOND) + (number < 440 ? "" : "-" + number % 97) + "."
                + dice.pick(ENDINGS);
        String host = dice.pick(HOSTS) + "." + domain;
        for (int i = 0; i < 6; i++) {
            forms.add(Answers.found(host, "A", address));
        }
        String edge = "d" + dice.base32(12) + ".edge-network.example";
        forms.add(Answers.found(host, "A", new Datum(edge + ".", "CNAME"), address));
        byte[] sixth = AddressPlan.partnerHasSix(number)
                ? Answers.found(host, "AAAA", new Datum(AddressPlan.sixth(AddressPlan.partner(number)), "AAAA"))
                : Answers.found(host, "AAAA");
        forms.add(sixth);
        forms.add(sixth);
        forms.add(Answers.found(host, "HTTPS"));
        if (number % 7 == 0) {
            forms.add(Answers.found(domain, "MX", new Datum("10 mail." + domain + ".", "MX")));
            forms.add(Answers.found(domain, "TXT", new Datum("\"v=spf1 include:mail." + domain + " -all\"", "TXT")));
        }
        if (number % 11 == 0) {
            forms.add(Answers.failed(host, "A", "SERVFAIL"));
        }
        return forms.toArray(byte[][]::new);
    }

    /** The part of the record of a reverse look-up of a visitor, between time and client. */
    static void reverse(int address, Dice dice, RecordBuffer into) {
        into.text("\"query_name\":\"" + (address & 255) + "." + (address >>> 8 & 255) + "." + (address >>> 16 & 255)
                + "." + (address >>> 24)
                + ".in-addr.arpa.\",\"query_type\":\"PTR\",\"query_class\":\"IN\",\"rcode\":\"");
        if (dice.chance(0.6)) {
            into.text("NXDOMAIN\",\"answers\":[]");
        } else {
            into.text("NOERROR\",\"answers\":[{\"Rdata\":\"host-" + (address & 0xFFFF)
                    + ".access-network.example.\",\"Type\":\"PTR\",\"Class\":\"IN\"}]");
        }
    }
}
