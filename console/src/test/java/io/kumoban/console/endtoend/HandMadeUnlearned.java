package io.kumoban.console.endtoend;

import io.kumoban.engine.harness.CallRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** API calls of an account that is being learned, so that only cold-start detectors speak. */
final class HandMadeUnlearned {
    private static final Instant SECOND_DAY = Instant.parse("2026-03-03T10:00:00Z");

    private static final String NEW_ACCOUNT = "555566667777";

    private HandMadeUnlearned() {}

    static List<CallRecord> all() {
        List<CallRecord> calls = new ArrayList<>();
        for (CallRecord call : risky()) {
            calls.add(call.by("nils").at(SECOND_DAY.plusSeconds(40L * calls.size())));
        }
        for (int i = 0; i < 10; i++) {
            calls.add(CallRecord.named("GetSecretValue")
                    .to("secretsmanager.amazonaws.com")
                    .by("oda")
                    .with("requestParameters.secretId", "secret-" + i)
                    .at(SECOND_DAY.plusSeconds(i)));
            calls.add(CallRecord.named("DescribeInstanceAttribute")
                    .to("ec2.amazonaws.com")
                    .by("oda")
                    .with("requestParameters.instanceId", "i-" + i)
                    .with("requestParameters.attribute", "userData")
                    .at(SECOND_DAY.plusSeconds(100 + i)));
            calls.add(CallRecord.named("StartSession")
                    .to("ssm.amazonaws.com")
                    .by("oda")
                    .with("requestParameters.target", "i-" + i)
                    .at(SECOND_DAY.plusSeconds(200 + i)));
            calls.add(CallRecord.named("ListThings" + i)
                    .by("per")
                    .failing("AccessDenied")
                    .at(SECOND_DAY.plusSeconds(300 + i)));
        }
        calls.forEach(call -> call.with("recipientAccountId", NEW_ACCOUNT));
        return calls;
    }

    private static List<CallRecord> risky() {
        return List.of(
                CallRecord.named("GetFederationToken").to("sts.amazonaws.com"),
                CallRecord.named("CreateAccessKey").with("requestParameters.userName", "backup"),
                CallRecord.named("AttachUserPolicy")
                        .with("requestParameters.policyArn", "arn:aws:iam::aws:policy/AdministratorAccess"),
                CallRecord.named("DeleteDetector").to("guardduty.amazonaws.com"),
                CallRecord.named("ModifyImageAttribute")
                        .to("ec2.amazonaws.com")
                        .with(
                                "requestParameters.launchPermission.add.items",
                                List.of(Map.of("userId", "444455556666"))),
                CallRecord.named("RunInstances")
                        .to("ec2.amazonaws.com")
                        .with("requestParameters.instanceType", "p4d.24xlarge"));
    }
}
