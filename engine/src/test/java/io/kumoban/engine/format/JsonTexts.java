package io.kumoban.engine.format;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** JSON as nobody would write it by hand: any order, escapes, white space, equal names, deep nesting. From a seed. */
public final class JsonTexts {
    private static final String[] NAMES = {
        "name",
        "policyDocument",
        "a.b",
        "bucketName",
        "items",
        "é",
        "x",
        "eventName",
        "arn",
        "key with space",
        "\"",
        "日"
    };
    private static final String[] NUMBERS = {
        "0", "-1", "12345678901234567890", "1.50", "-0.25e+10", "1E5", "0.0", "7e-3"
    };
    private static final int[] POINTS = {
        'a', 'Z', '0', '/', '"', '\\', '\n', '\t', 1, 0x7f, 0xe9, 0x65e5, 0x1f600, ' ', '{', ']'
    };

    private final Random random;

    /** Texts of a seed. */
    public JsonTexts(Random random) {
        this.random = random;
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** White space of all four kinds, mostly none. */
    String space() {
        return chance(85) ? "" : one(List.of(" ", "\n", "\r\n", "\t", "  \n "));
    }

    /** A string, each character of it escaped or not. */
    String quoted(String value) {
        StringBuilder text = new StringBuilder("\"");
        value.codePoints().forEach(point -> {
            if (point < ' ' || point == '"' || point == '\\' || chance(2)) {
                text.append(escaped(point));
            } else {
                text.appendCodePoint(point);
            }
        });
        return text.append('"').toString();
    }

    private String escaped(int point) {
        boolean named = chance(50);
        if (named && (point == '"' || point == '\\' || point == '/')) {
            return "\\" + (char) point;
        }
        if (named && (point == '\n' || point == '\t')) {
            return point == '\n' ? "\\n" : "\\t";
        }
        return Character.toString(point)
                .chars()
                .mapToObj(unit -> String.format(chance(50) ? "\\u%04x" : "\\u%04X", unit))
                .collect(Collectors.joining());
    }

    String word() {
        StringBuilder word = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            word.appendCodePoint(POINTS[random.nextInt(POINTS.length)]);
        }
        return word.toString();
    }

    /** Any value, nested at most this deep. */
    String value(int depth) {
        int kind = random.nextInt(depth > 0 ? 8 : 6);
        return switch (kind) {
            case 0, 1, 2 -> quoted(word());
            case 3 -> NUMBERS[random.nextInt(NUMBERS.length)];
            case 4 -> chance(50) ? "true" : "false";
            case 5 -> "null";
            case 6 -> object(members(depth - 1));
            default -> {
                List<String> elements = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    elements.add(value(depth - 1));
                }
                yield array(elements);
            }
        };
    }

    /** Members with names that repeat now and then. */
    public List<String> members(int depth) {
        List<String> members = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            members.add(member(NAMES[random.nextInt(NAMES.length)], value(depth)));
        }
        return members;
    }

    String member(String name, String value) {
        return quoted(name) + space() + ":" + space() + value;
    }

    /** An object of some members. */
    public String object(List<String> members) {
        return members.stream().collect(Collectors.joining(space() + "," + space(), "{" + space(), space() + "}"));
    }

    String array(List<String> elements) {
        return elements.stream().collect(Collectors.joining("," + space(), "[" + space(), space() + "]"));
    }

    /** The members in any order. */
    String shuffled(List<String> members) {
        Collections.shuffle(members, random);
        return object(members);
    }

    /** An object inside an object, and so on. */
    String nested(int depth) {
        return "{\"x\":".repeat(depth) + "1" + "}".repeat(depth);
    }

    /** A CloudTrail event, or now and then one that lacks something or is of no use. */
    String event() {
        List<String> members = new ArrayList<>(List.of(
                member("eventVersion", quoted("1.08")),
                member("eventID", quoted("id-" + random.nextInt(1_000_000))),
                member("eventSource", quoted(one(List.of("iam.amazonaws.com", "s3.amazonaws.com")))),
                member("awsRegion", chance(90) ? quoted("us-east-1") : value(1)),
                member("requestParameters", chance(20) ? value(4) : object(members(4))),
                member("responseElements", value(3)),
                member("userIdentity", chance(95) ? identity() : value(1))));
        String name = quoted(one(List.of(
                "GetObject", "CreateFunction20150331v2", "UpdateDistribution2020_05_31", "20150331", "StopLogging")));
        String time = quoted("2026-03-0%dT1%d:00:00Z".formatted(1 + random.nextInt(9), random.nextInt(10)));
        optional(members, 3, "eventName", name, value(1));
        optional(members, 3, chance(80) ? "eventTime" : "@timestamp", time, value(1));
        optional(members, 10, "recipientAccountId", quoted("111122223333"), value(1));
        optional(members, 50, "readOnly", value(1), value(1));
        optional(members, 50, "sourceIPAddress", quoted("198.51.100.7"), value(1));
        optional(members, 60, "eventCategory", quoted(one(List.of("Management", "Data", "Insight"))), value(1));
        optional(members, 80, "@version", quoted("1"), value(1));
        optional(
                members, 97, "eventType", quoted(one(List.of("AwsCloudTrailInsight", "AwsAggregatedEvent"))), value(1));
        optional(members, 98, "digestStartTime", quoted("x"), value(1));
        optional(members, 90, "deep", nested(90), value(1));
        members.addAll(members(2));
        return shuffled(members);
    }

    /** A member that is missing in so many of a hundred, and now and then of another type or there twice. */
    private void optional(List<String> members, int missing, String name, String usual, String odd) {
        if (!chance(missing)) {
            members.add(member(name, chance(95) ? usual : odd));
            if (chance(5)) {
                members.add(member(name, usual));
            }
        }
    }

    private String identity() {
        List<String> members = new ArrayList<>();
        List<String> types = List.of(
                "IAMUser", "AssumedRole", "Root", "AWSService", "AWSAccount", "FederatedUser", "SAMLUser", "Unknown");
        optional(members, 5, "type", quoted(one(types)), value(1));
        optional(members, 20, "principalId", quoted("AIDA" + random.nextInt(9)), value(1));
        String arn = chance(50) ? "arn:aws:iam::1:user/u" : "arn:aws-cn:sts::1:assumed-role/path/r/s";
        optional(members, 20, "arn", quoted(arn), value(1));
        optional(members, 20, "accountId", quoted("44445555666" + random.nextInt(9)), value(1));
        optional(members, 40, "userName", quoted(word()), value(1));
        optional(members, 60, "invokedBy", quoted("ec2.amazonaws.com"), value(1));
        String issuer = object(List.of(member("arn", quoted("arn:aws:iam::1:role/r")), member("userName", value(1))));
        optional(
                members,
                40,
                "sessionContext",
                object(List.of(
                        member("sessionIssuer", chance(80) ? issuer : value(2)), member("attributes", value(2)))),
                value(1));
        return shuffled(members);
    }
}
