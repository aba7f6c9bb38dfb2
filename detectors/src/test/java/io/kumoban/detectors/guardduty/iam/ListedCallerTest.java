package io.kumoban.detectors.guardduty.iam;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.detectors.testing.Aggregation;
import io.kumoban.detectors.testing.Trust;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.finding.Finding;
import io.kumoban.engine.harness.CallRecord;
import io.kumoban.engine.harness.Harness;
import io.kumoban.engine.list.AddressSet;
import io.kumoban.engine.list.Lists;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListedCallerTest {
    private static final Lists LISTS = new Lists(
            Map.of(
                    "malicious-ips", AddressSet.of(List.of("203.0.113.1")),
                    "custom-ips", AddressSet.of(List.of("203.0.113.2")),
                    "tor-exit-ips", AddressSet.of(List.of("203.0.113.3"))),
            Map.of());

    @ParameterizedTest
    @CsvSource({
        "203.0.113.1, ListUsers, true, Recon:IAMUser/MaliciousIPCaller, MEDIUM",
        "203.0.113.1, CreateUser, false, UnauthorizedAccess:IAMUser/MaliciousIPCaller, MEDIUM",
        "203.0.113.2, ListUsers, true, Recon:IAMUser/MaliciousIPCaller.Custom, MEDIUM",
        "203.0.113.2, CreateUser, false, UnauthorizedAccess:IAMUser/MaliciousIPCaller.Custom, MEDIUM",
        "203.0.113.3, ListUsers, true, Recon:IAMUser/TorIPCaller, MEDIUM",
        "203.0.113.3, CreateUser, false, UnauthorizedAccess:IAMUser/TorIPCaller, MEDIUM"
    })
    void aCallIsOfTheListsType(String address, String api, boolean reads, String type, Severity severity) {
        assertThat(run(call(api, reads).from(address))).singleElement().satisfies(finding -> {
            assertThat(finding.type()).isEqualTo(type);
            assertThat(finding.severity()).isEqualTo(severity);
            assertThat(finding.resource()).contains("alice");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.1, ListObjects, true, Discovery:S3/MaliciousIPCaller, HIGH",
        "203.0.113.1, GetObject, true, Exfiltration:S3/MaliciousIPCaller, HIGH",
        "203.0.113.1, PutObject, false, Impact:S3/MaliciousIPCaller, HIGH",
        "203.0.113.2, ListObjects, true, Discovery:S3/MaliciousIPCaller.Custom, HIGH",
        "203.0.113.2, GetObject, true, UnauthorizedAccess:S3/MaliciousIPCaller.Custom, HIGH",
        "203.0.113.2, PutObject, false, UnauthorizedAccess:S3/MaliciousIPCaller.Custom, HIGH",
        "203.0.113.3, ListObjects, true, Discovery:S3/TorIPCaller, MEDIUM",
        "203.0.113.3, GetObject, true, UnauthorizedAccess:S3/TorIPCaller, HIGH",
        "203.0.113.3, PutObject, false, UnauthorizedAccess:S3/TorIPCaller, HIGH"
    })
    void aCallOnTheDataOfABucketIsAboutTheBucket(
            String address, String api, boolean reads, String type, Severity severity) {
        assertThat(run(onBucket(api, reads).from(address))).singleElement().satisfies(finding -> {
            assertThat(finding.type()).isEqualTo(type);
            assertThat(finding.severity()).isEqualTo(severity);
            assertThat(finding.resource()).isEqualTo("arn:aws:s3:::reports");
        });
    }

    @Test
    void aChangeOfABucketIsAboutTheBucketAndALookAtItIsNot() {
        CallRecord change = call("PutBucketPolicy", false)
                .to("s3.amazonaws.com")
                .with("requestParameters.bucketName", "reports")
                .from("203.0.113.1");
        CallRecord look = call("GetBucketPolicy", true)
                .to("s3.amazonaws.com")
                .with("requestParameters.bucketName", "reports")
                .from("203.0.113.1");
        assertThat(run(change)).extracting(Finding::type).containsExactly("Impact:S3/MaliciousIPCaller");
        assertThat(run(look)).extracting(Finding::type).containsExactly("Recon:IAMUser/MaliciousIPCaller");
    }

    @Test
    void aRefusedCallCountsToo() {
        assertThat(run(call("CreateUser", false).from("203.0.113.1").failing("AccessDenied")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.explanation()).contains("tried to call CreateUser"));
    }

    @Test
    void otherAddressesServicesAndTrustedAddressesAreSilent() {
        assertThat(run(
                        call("CreateUser", false).from("203.0.113.4"),
                        call("CreateUser", false).from("203.0.113.1").byService("cloudformation.amazonaws.com")))
                .isEmpty();
        assertThat(Harness.of(new MaliciousCaller())
                        .lists(LISTS.and(Trust.in("203.0.113.1")))
                        .feed(call("CreateUser", false).from("203.0.113.1"))
                        .findings())
                .isEmpty();
    }

    @Test
    void repetitionsOfOneActorAreOneFinding() {
        assertThat(run(
                                call("CreateUser", false).from("203.0.113.1"),
                                call("DeleteUser", false).from("203.0.113.1").at("2026-03-02T12:00:00Z"))
                        .stream()
                        .map(Aggregation::of)
                        .distinct())
                .hasSize(1);
    }

    private static CallRecord call(String api, boolean reads) {
        return CallRecord.named(api).by("alice").with("readOnly", reads);
    }

    private static CallRecord onBucket(String api, boolean reads) {
        return call(api, reads)
                .to("s3.amazonaws.com")
                .with("eventCategory", "Data")
                .with("managementEvent", false)
                .with("requestParameters.bucketName", "reports")
                .with("requestParameters.key", "2026.pdf");
    }

    private static List<Finding> run(CallRecord... calls) {
        return Harness.of(new MaliciousCaller(), new CustomCaller(), new TorCaller())
                .lists(LISTS)
                .feed(calls)
                .findings();
    }
}
