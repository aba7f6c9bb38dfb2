package io.kumoban.console.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kumoban.console.run.FindingsFile;
import io.kumoban.console.run.FoundFinding;
import io.kumoban.console.run.UnreadableRun;
import io.kumoban.datasets.score.Detection;
import io.kumoban.engine.event.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class DetectionsTest {
    @TempDir
    Path folder;

    @Test
    void allNamesOfTheSubjectAreOneThing() {
        Detection detection = detection("""
            {"accountId": "111122223333", "severity": 8, "type": "Recon:EC2/Portscan",
             "createdAt": "2026-03-01T12:00:00.000Z",
             "resource": {"resourceType": "Instance", "instanceDetails": {"instanceId": "i-1", "networkInterfaces":
                 [{"networkInterfaceId": "eni-1", "privateIpAddress": "10.0.0.1", "vpcId": "vpc-1"}]}},
             "service": {"action": {"networkConnectionAction": {"remoteIpDetails": {"ipAddressV4": "198.51.100.7"}}}},
             "kumoban": {"resource": "i-1", "evidence": [{"id": "e1", "fields": {"@remote": "198.51.100.8"}}]}}
            """);
        assertThat(detection.subject()).containsExactly("i-1", "eni-1", "10.0.0.1");
        assertThat(detection.names())
                .containsExactlyInAnyOrder("i-1", "eni-1", "10.0.0.1", "198.51.100.7", "198.51.100.8");
        assertThat(detection.events()).containsExactly("e1");
        assertThat(detection.severity()).isEqualTo(Severity.HIGH);
        assertThat(detection.account()).isEqualTo("111122223333");
    }

    @Test
    void theCallerOfTheEvidenceBelongsToAnIdentity() {
        Detection detection = detection("""
            {"accountId": "unknown",
             "resource": {"accessKeyDetails": {"accessKeyId": "ASIA1", "userName": "web", "userType": "AssumedRole"},
                 "s3BucketDetails": [{"arn": "arn:aws:s3:::exports", "name": "exports"}]},
             "kumoban": {"resource": "arn:aws:iam::111122223333:role/web", "evidence": [
                 {"id": "e1", "fields": {"@principal": "arn:aws:iam::111122223333:role/web",
                     "userIdentity.arn": "arn:aws:sts::111122223333:assumed-role/web/i-1",
                     "userIdentity.accessKeyId": "ASIA1", "requestParameters.name": "the-trail"}}]}}
            """);
        assertThat(detection.account()).isEmpty();
        assertThat(detection.subject())
                .startsWith("arn:aws:iam::111122223333:role/web")
                .contains("arn:aws:sts::111122223333:assumed-role/web/i-1", "ASIA1")
                .doesNotContain("exports", "the-trail");
        assertThat(detection.names())
                .contains("exports", "arn:aws:s3:::exports", "the-trail")
                .doesNotContain("AssumedRole");
    }

    @Test
    void aFindingOfTheServiceItselfIsUnderstood() {
        Detection detection = detection("""
            {"resource": {"resourceType": "S3Bucket", "s3BucketDetails": [{"arn": "arn:aws:s3:::exports",
                 "name": "exports"}]}}
            """);
        assertThat(detection.subject()).containsExactly("exports", "arn:aws:s3:::exports");
    }

    @Test
    void theThingsOfASequenceAreNamed() {
        Detection detection = detection("""
            {"resource": {"resourceType": "AttackSequence"},
             "service": {"detection": {"sequence": {
                 "actors": [{"user": {"name": "ann", "uid": "AIDA1", "credentialUid": "AKIA1"}}],
                 "resources": [{"uid": "arn:aws:ec2:us-east-1:1:instance/i-1", "name": "i-1"}],
                 "endpoints": [{"ip": "198.51.100.7"}],
                 "signals": [{"uid": "e1/Recon:A", "name": "Recon:A"}]}}},
             "kumoban": {"resource": "i-1"}}
            """);
        assertThat(detection.subject()).containsExactly("i-1", "arn:aws:ec2:us-east-1:1:instance/i-1");
        assertThat(detection.names()).contains("ann", "AKIA1", "198.51.100.7").doesNotContain("Recon:A");
    }

    @Test
    void anEmptyFindingNamesNothing() {
        assertThat(detection("{}").subject()).isEmpty();
        assertThat(detection("[]").names()).isEmpty();
    }

    @Test
    void archivedFindingsAreReadWhenAskedFor() throws Exception {
        Path file = Files.writeString(folder.resolve("findings.jsonl"), """
            {"id": "a", "service": {"archived": true}}
            {"id": "b"}
            """);
        assertThat(ids(file, false)).containsExactly("b");
        assertThat(ids(file, true)).containsExactly("a", "b");
    }

    @Test
    void aFindingThatStandsTwiceInAFileIsRefused() throws Exception {
        Path file = Files.writeString(folder.resolve("updates.jsonl"), "{\"id\": \"a\"}\n{\"id\": \"a\"}\n");
        assertThatThrownBy(() -> ids(file, false))
                .isInstanceOf(UnreadableRun.class)
                .hasMessageContaining("updates");
    }

    private static List<String> ids(Path file, boolean archived) {
        List<String> ids = new ArrayList<>();
        Detections.read(new FindingsFile(file), archived, detection -> ids.add(detection.id()));
        return ids;
    }

    private static Detection detection(String json) {
        return Detections.of(new FoundFinding(JsonMapper.shared().readTree(json)));
    }
}
