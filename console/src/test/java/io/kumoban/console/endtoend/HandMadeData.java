package io.kumoban.console.endtoend;

import io.kumoban.engine.harness.CallRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Calls on buckets and models: everyday life, and what is unusual in kind or in number. */
final class HandMadeData {
    private static final Instant FIRST_DAY = Instant.parse("2026-03-02T08:30:00Z");
    private static final Instant EVENING = Instant.parse("2026-03-11T19:00:00Z");
    private static final String STRANGER = "198.18.77.7";

    private HandMadeData() {}

    static List<CallRecord> all() {
        List<CallRecord> calls = new ArrayList<>();
        buckets(calls);
        volumes(calls);
        encryption(calls);
        strangers(calls);
        models(calls);
        return calls;
    }

    private static void buckets(List<CallRecord> calls) {
        for (int hour = 0; hour < 9 * 24; hour += 6) {
            calls.add(onBucket("GetObject", "reports", hour).by("gerda").at(FIRST_DAY.plus(Duration.ofHours(hour))));
        }
        Instant time = EVENING;
        for (String api :
                List.of("ListObjectsV2", "CopyObject", "CompleteMultipartUpload", "DeleteObject", "PutBucketPolicy")) {
            calls.add(onBucket(api, "payroll", 0)
                    .by("gerda")
                    .from(STRANGER)
                    .agent("rclone/v1.66")
                    .at(time));
            time = time.plusSeconds(60);
        }
    }

    private static void volumes(List<CallRecord> calls) {
        for (String api : List.of("GetObject", "PutObject", "DeleteObject")) {
            calls.add(onBucket(api, "archive", 0).by("holger").at(FIRST_DAY));
            for (int i = 0; i < 210; i++) {
                calls.add(onBucket(api, "archive", i).by("holger").at(EVENING.plusSeconds(i)));
            }
        }
    }

    private static void encryption(List<CallRecord> calls) {
        for (int i = 0; i < 20; i++) {
            calls.add(onBucket("PutObject", "archive", i)
                    .by("inger")
                    .with("requestParameters.x-amz-server-side-encryption-customer-algorithm", "AES256")
                    .at(EVENING.plusSeconds(i)));
        }
    }

    private static void strangers(List<CallRecord> calls) {
        for (int i = 1; i <= 3; i++) {
            calls.add(onBucket("ListObjects", "site", i)
                    .with(
                            "userIdentity",
                            Map.of("type", "AWSAccount", "principalId", "", "accountId", "ANONYMOUS_PRINCIPAL"))
                    .from("203.0.113." + (210 + i))
                    .at(EVENING.plusSeconds(i)));
        }
    }

    private static void models(List<CallRecord> calls) {
        for (int hour = 0; hour < 9 * 24; hour += 6) {
            calls.add(model("small.model-v1", hour).at(FIRST_DAY.plus(Duration.ofHours(hour))));
        }
        calls.add(model("big.model-v2", 0)
                .from(STRANGER)
                .agent("python-requests/2.31")
                .at(EVENING));
        for (int i = 0; i < 110; i++) {
            calls.add(model("small.model-v1", i).at(EVENING.plusSeconds(60 + i)));
        }
        calls.add(model("small.model-v1", 0)
                .with(
                        "additionalEventData.contentPolicy.filters",
                        List.of(Map.of("type", "PROMPT_ATTACK", "confidence", "HIGH", "action", "BLOCKED")))
                .at(EVENING.plusSeconds(600)));
    }

    private static CallRecord model(String id, int number) {
        return CallRecord.named("Converse")
                .to("bedrock.amazonaws.com")
                .by("ivar")
                .with("requestParameters.modelId", id)
                .number(number);
    }

    private static CallRecord onBucket(String api, String bucket, int number) {
        return CallRecord.named(api)
                .to("s3.amazonaws.com")
                .with("eventCategory", "Data")
                .with("managementEvent", false)
                .with("readOnly", api.startsWith("Get") || api.startsWith("List"))
                .with("requestParameters.bucketName", bucket)
                .with("requestParameters.key", "object-" + number)
                .number(number);
    }
}
