package io.kumoban.console.endtoend;

import io.kumoban.engine.harness.CallRecord;
import io.kumoban.engine.harness.DnsRecord;
import io.kumoban.engine.harness.FlowRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Identities, a host and a client that were hardly heard of for a week, and then act many times within a minute. */
final class HandMadeBursts {
    private static final Instant FIRST_DAY = Instant.parse("2026-03-02T08:30:00Z");
    private static final Instant NIGHT = Instant.parse("2026-03-11T22:00:00Z");
    private static final int TIMES = 40;

    private static final List<String> CALLS = List.of(
            "sts GetFederationToken",
            "iam ListMFADevices",
            "iam CreateLoginProfile",
            "iam AddUserToGroup",
            "ec2 DeleteFlowLogs",
            "ec2 GetPasswordData",
            "ec2 ModifySnapshotAttribute",
            "kms ScheduleKeyDeletion",
            "s3 ListObjectsV2",
            "s3 CopyObject",
            "s3 CompleteMultipartUpload",
            "s3 DeleteObject",
            "s3 PutBucketPolicy");

    private HandMadeBursts() {}

    /** A person for each call, since what is told of one is not told again within the hour. */
    static List<CallRecord> calls() {
        List<CallRecord> calls = new ArrayList<>();
        for (int person = 0; person < CALLS.size(); person++) {
            String[] api = CALLS.get(person).split(" ");
            String name = "hasty-" + person;
            calls.add(CallRecord.named("GetUser").by(name).at(FIRST_DAY));
            for (int i = 0; i < TIMES; i++) {
                calls.add(CallRecord.named(api[1])
                        .to(api[0] + ".amazonaws.com")
                        .with("requestParameters.bucketName", "bucket-of-" + name)
                        .with("readOnly", api[1].startsWith("List"))
                        .by(name)
                        .number(i)
                        .at(NIGHT.plusSeconds(i)));
            }
        }
        return calls;
    }

    static List<FlowRecord> flows() {
        List<FlowRecord> flows = new ArrayList<>();
        for (int day = 0; day < 9; day++) {
            flows.add(flow(day).at(FIRST_DAY.plus(Duration.ofDays(day))));
        }
        for (int i = 0; i < TIMES; i++) {
            flows.add(flow(100 + i).at(NIGHT.plusSeconds(i)));
        }
        return flows;
    }

    private static FlowRecord flow(int number) {
        return FlowRecord.to("203.0.113.160", 443).sourcePort(50_000 + number).through("eni-0b0b0b0b0b0b0b0b0");
    }

    static List<DnsRecord> queries() {
        List<DnsRecord> queries = new ArrayList<>();
        for (int day = 0; day < 9; day++) {
            queries.add(query("www", day).at(FIRST_DAY.plus(Duration.ofDays(day))));
        }
        for (int i = 0; i < TIMES; i++) {
            queries.add(query("n" + i, i).at(NIGHT.plusSeconds(i)));
        }
        return queries;
    }

    private static DnsRecord query(String name, int number) {
        return DnsRecord.query(name + ".well-known.test")
                .answered("203.0.113." + (161 + number % 9))
                .from("i-0bb0000000000000a");
    }
}
