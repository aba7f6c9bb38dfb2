package io.kumoban.bench.mutate;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/** CloudTrail events, some of them in the wrappers of EventBridge, LookupEvents and log subscriptions. */
final class CallRecords implements Records {
    private static final byte[][] ODDITIES = JsonOddities.pieces();

    private final byte[][] kinds = new byte[KINDS][];

    CallRecords(SplittableRandom dice) {
        for (int i = 0; i < KINDS; i++) {
            kinds[i] = wrapped(dice, event(dice)).getBytes(StandardCharsets.UTF_8);
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

    private static String wrapped(SplittableRandom dice, String event) {
        return switch (dice.nextInt(16)) {
            case 0 -> "{\"version\":\"0\",\"detail-type\":\"AWS API Call via CloudTrail\",\"detail\":" + event + "}";
            case 1 -> "{\"Events\":[{\"EventId\":\"e\",\"CloudTrailEvent\":" + quoted(event) + "}]}";
            case 2 -> "{\"logEvents\":[{\"id\":\"1\",\"message\":" + quoted(event) + "},{\"message\":\"x\"}]}";
            case 3 -> "{\"Records\":[" + event + "," + event + "]}";
            default -> event;
        };
    }

    private static String quoted(String event) {
        return '"' + event.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String event(SplittableRandom dice) {
        StringBuilder event = new StringBuilder("{\"eventVersion\":\"1.08\",\"userIdentity\":");
        event.append(identity(dice));
        event.append(",\"eventTime\":\"2026-03-0").append(dice.nextInt(1, 10)).append("T10:00:00Z\"");
        event.append(",\"eventSource\":\"").append(Choice.of(dice, "s3", "iam", "ec2", "signin"));
        event.append(".amazonaws.com\",\"eventName\":\"");
        event.append(Choice.of(dice, "GetObject", "PutObject", "ConsoleLogin", "ListKeys20150331", "CreateUser"));
        event.append("\",\"awsRegion\":\"us-east-1\",\"sourceIPAddress\":\"");
        event.append(Choice.of(dice, "198.51.100.7", "2001:db8::1", "ec2.amazonaws.com", "10.0.0.5"));
        event.append("\",\"userAgent\":\"")
                .append(Choice.of(dice, "aws-cli/2.0 Python/3.11", "[S3Console/0.4]", "\\u00e9"));
        event.append('"');
        if (dice.nextInt(3) == 0) {
            event.append(",\"errorCode\":\"AccessDenied\",\"errorMessage\":\"no \\\"way\\\" \u00e9\"");
        }
        event.append(",\"requestParameters\":").append(parameters(dice));
        event.append(",\"responseElements\":");
        event.append(Choice.of(dice, "null", "{\"x\":{\"y\":[1.5,true]},\"name\":{\"arn\":\"a\"}}", "{\"x\":-1e3}"));
        event.append(",\"requestID\":\"R")
                .append(dice.nextInt(1000))
                .append("\",\"eventID\":\"0b0b0b0b-1111-4222-8333-44");
        event.append(dice.nextInt(1000, 10000)).append("444444\",\"readOnly\":").append(dice.nextBoolean());
        if (dice.nextInt(3) == 0) {
            event.append(
                    ",\"resources\":[{\"ARN\":\"arn:aws:s3:::b/k\",\"accountId\":\"1\"},{\"type\":\"AWS::S3::Bucket\"}]");
        }
        event.append(",\"eventType\":\"").append(Choice.of(dice, "AwsApiCall", "AwsApiCall", "AwsConsoleSignIn"));
        event.append("\",\"managementEvent\":true,\"recipientAccountId\":\"111122223333\",\"eventCategory\":\"");
        return event.append(Choice.of(dice, "Management", "Management", "Data", "Insight"))
                .append("\"}")
                .toString();
    }

    private static String identity(SplittableRandom dice) {
        return switch (dice.nextInt(4)) {
            case 0 ->
                "{\"type\":\"IAMUser\",\"principalId\":\"AIDA1\",\"arn\":\"arn:aws:iam::111122223333:user/u\","
                        + "\"accountId\":\"111122223333\",\"accessKeyId\":\"AKIA1\",\"userName\":\"u\"}";
            case 1 -> "{\"type\":\"AWSService\",\"invokedBy\":\"autoscaling.amazonaws.com\"}";
            case 2 -> "{\"type\":\"Root\",\"accountId\":\"111122223333\",\"principalId\":\"111122223333\"}";
            default ->
                "{\"type\":\"AssumedRole\",\"principalId\":\"AROA1:session\",\"arn\":"
                        + "\"arn:aws:sts::111122223333:assumed-role/r/session\",\"accountId\":\"111122223333\","
                        + "\"accessKeyId\":\"ASIA1\",\"sessionContext\":{\"sessionIssuer\":{\"type\":\"Role\",\"arn\":"
                        + "\"arn:aws:iam::111122223333:role/r\",\"userName\":\"r\"},\"attributes\":"
                        + "{\"mfaAuthenticated\":\"false\",\"creationDate\":\"2026-03-01T09:00:00Z\"}}}";
        };
    }

    private static String parameters(SplittableRandom dice) {
        return Choice.of(
                dice,
                "null",
                "{\"name\":\"n\",\"items\":[\"one\",\"two\",3],\"policyDocument\":\"{\\\"Version\\\":1}\"}",
                "{\"bucketName\":\"b\",\"key\":\"a/b/c.txt\",\"Host\":\"b.s3.amazonaws.com\"}",
                "{\"instancesSet\":{\"items\":[{\"imageId\":\"ami-1\",\"minCount\":1}]},\"name\":null}");
    }
}
