package io.kumoban.detectors.guardduty.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.detectors.testing.Aggregation;
import io.kumoban.detectors.testing.Trust;
import io.kumoban.engine.finding.Finding;
import io.kumoban.engine.harness.CallRecord;
import io.kumoban.engine.harness.Harness;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BucketOpenedTest {
    private static final Map<String, Object> EVERYBODY =
            Map.of("Effect", "Allow", "Principal", "*", "Action", "s3:GetObject", "Resource", "arn:aws:s3:::reports/*");

    @Test
    void aPolicyForEveryPrincipalIsReportedForTheBucket() {
        assertThat(findings(policy(EVERYBODY))).singleElement().satisfies(finding -> {
            assertThat(finding.type()).isEqualTo(BucketOpened.ANONYMOUS);
            assertThat(finding.resource()).isEqualTo("arn:aws:s3:::reports");
        });
        assertThat(findings(policy(with("Principal", Map.of("AWS", List.of("arn:aws:iam::111122223333:root", "*"))))))
                .hasSize(1);
    }

    @Test
    void aPolicyThatComesAsTextIsReadToo() {
        CallRecord call = bucket("PutBucketPolicy")
                .with(
                        "requestParameters.bucketPolicy",
                        "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"s3:*\",\"Resource\":\"*\"}}");
        assertThat(findings(call)).hasSize(1);
    }

    @Test
    void knownPrincipalsAndDenialsAreSilent() {
        assertThat(findings(policy(with("Principal", Map.of("AWS", "arn:aws:iam::111122223333:root")))))
                .isEmpty();
        assertThat(findings(policy(with("Effect", "Deny")))).isEmpty();
        assertThat(findings(bucket("PutBucketPolicy").with("requestParameters.bucketPolicy", "no JSON")))
                .isEmpty();
        assertThat(findings(bucket("PutBucketPolicy"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws:SourceVpce", "aws:PrincipalOrgID", "AWS:SourceIp", "aws:SourceArn"})
    void aConditionThatRestrictsKeepsItClosed(String key) {
        assertThat(findings(policy(with("Condition", Map.of("StringEquals", Map.of(key, "fixed"))))))
                .isEmpty();
    }

    @Test
    void aConditionThatRestrictsNobodyDoesNot() {
        assertThat(findings(policy(with("Condition", Map.of("IpAddress", Map.of("aws:SourceIp", "0.0.0.0/0"))))))
                .hasSize(1);
        assertThat(findings(policy(with("Condition", Map.of("StringNotEquals", Map.of("aws:SourceVpc", "vpc-1"))))))
                .hasSize(1);
        assertThat(findings(policy(with("Condition", Map.of("Bool", Map.of("aws:SecureTransport", "true"))))))
                .hasSize(1);
    }

    @Test
    void anAclForAllUsersIsReported() {
        assertThat(findings(bucket("PutBucketAcl").with("requestParameters.x-amz-acl", List.of("public-read"))))
                .singleElement()
                .extracting(Finding::type)
                .isEqualTo(BucketOpened.ANONYMOUS);
        assertThat(findings(bucket("CreateBucket")
                        .with(
                                "requestParameters.x-amz-grant-read",
                                List.of("uri=http://acs.amazonaws.com/groups/global/AllUsers"))))
                .hasSize(1);
    }

    @Test
    void anAclForAuthenticatedUsersHasATypeOfItsOwn() {
        CallRecord granted = bucket("PutBucketAcl")
                .with(
                        "requestParameters.AccessControlPolicy.AccessControlList.Grant",
                        List.of(Map.of(
                                "Grantee",
                                Map.of("URI", "http://acs.amazonaws.com/groups/global/AuthenticatedUsers"),
                                "Permission",
                                "READ")));
        assertThat(findings(granted)).singleElement().extracting(Finding::type).isEqualTo(BucketOpened.AUTHENTICATED);
        assertThat(findings(bucket("PutBucketAcl").with("requestParameters.x-amz-acl", List.of("authenticated-read"))))
                .singleElement()
                .extracting(Finding::type)
                .isEqualTo(BucketOpened.AUTHENTICATED);
    }

    @Test
    void aPrivateAclIsSilent() {
        assertThat(findings(bucket("PutBucketAcl").with("requestParameters.x-amz-acl", List.of("private"))))
                .isEmpty();
        assertThat(findings(bucket("CreateBucket"))).isEmpty();
    }

    @Test
    void anAttemptIsASignalOnly() {
        Harness.Outcome outcome = Harness.of(new BucketOpened())
                .feed(policy(EVERYBODY).failing("AccessDenied"))
                .run();
        assertThat(outcome.findings()).isEmpty();
        assertThat(outcome.signals()).hasSize(1);
    }

    @Test
    void aTrustedAddressIsSilent() {
        assertThat(Harness.of(new BucketOpened())
                        .lists(Trust.in("198.51.100.7"))
                        .feed(policy(EVERYBODY))
                        .findings())
                .isEmpty();
    }

    @Test
    void repetitionsForOneBucketAreOneFinding() {
        assertThat(findings(policy(EVERYBODY), policy(EVERYBODY).by("bob")).stream()
                        .map(Aggregation::of)
                        .distinct())
                .hasSize(1);
    }

    private static Map<String, Object> with(String key, Object value) {
        Map<String, Object> statement = new TreeMap<>(EVERYBODY);
        statement.put(key, value);
        return statement;
    }

    private static CallRecord policy(Map<String, Object> statement) {
        return bucket("PutBucketPolicy")
                .with(
                        "requestParameters.bucketPolicy",
                        Map.of("Version", "2012-10-17", "Statement", List.of(statement)));
    }

    private static CallRecord bucket(String name) {
        return CallRecord.named(name).to("s3.amazonaws.com").with("requestParameters.bucketName", "reports");
    }

    private static List<Finding> findings(CallRecord... calls) {
        return Harness.of(new BucketOpened()).feed(calls).findings();
    }
}
