package io.kumoban.engine.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Tactic;
import io.kumoban.engine.json.Json;
import io.kumoban.engine.list.AddressSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroupedFindingTest {
    @Test
    void aCallOfAnInstancesRoleNamesSessionRoleInstanceKeyAddressAndBucket() {
        GroupedFinding finding = read("apiCall", """
            "userIdentity.type": "AssumedRole",
            "userIdentity.arn": "arn:aws:sts::111122223333:assumed-role/web/i-0123456789abcdef0",
            "userIdentity.accessKeyId": "ASIAIOSFODNN7EXAMPLE", "sourceIPAddress": "198.51.100.7",
            "requestParameters.bucketName": "orders"
            """);

        assertThat(finding.entities())
                .extracting(Entity::toString)
                .containsExactly(
                        "session arn:aws:sts::111122223333:assumed-role/web/i-0123456789abcdef0",
                        "access key ASIAIOSFODNN7EXAMPLE",
                        "role 111122223333/web",
                        "instance i-0123456789abcdef0",
                        "bucket orders",
                        "address 198.51.100.7",
                        "event e1");
        assertThat(finding.severity()).isEqualTo(Severity.HIGH);
        assertThat(finding.tactic()).contains(Tactic.CREDENTIAL_ACCESS);
        assertThat(finding.lastSeen() - finding.firstSeen()).isEqualTo(60_000);
    }

    @Test
    void aCallNamesTheUserRoleOrFunctionWhoseRightsItChanges() {
        GroupedFinding finding = read("apiCall", """
            "@account": "111122223333", "requestParameters.userName": "deploy-sync",
            "requestParameters.functionName": "arn:aws:lambda:us-east-1:111122223333:function:orders"
            """);

        assertThat(finding.entities())
                .extracting(Entity::toString)
                .containsExactly(
                        "changed function 111122223333/orders", "changed user 111122223333/deploy-sync", "event e1");
    }

    @Test
    void ownPrivateAndTrustedAddressesAndNamesOfServicesAreLeftOut() {
        for (String address : List.of("10.0.0.7", "192.0.2.9", "s3.amazonaws.com", "", "999.1.1.1")) {
            assertThat(read("apiCall", "\"sourceIPAddress\": \"" + address + "\"")
                            .entities())
                    .extracting(Entity::kind)
                    .containsExactly(EntityKind.EVENT);
        }
    }

    @Test
    void aFlowNamesItsOwnAndItsRemoteSide() {
        assertThat(read("flow", "\"@own\": \"function:mailer\", \"@remote\": \"2001:db8::7\"")
                        .entities())
                .extracting(Entity::toString)
                .containsExactly("function mailer", "address 2001:db8::7", "event e1");
    }

    @Test
    void aDnsQueryNamesItsDomainAndWhereThatPoints() {
        assertThat(read("dnsQuery", """
            "@client": "eni-0123", "@domain": "pool.example",
            "answers": "[{\\"Rdata\\": \\"198.51.100.9\\", \\"Type\\": \\"A\\"}]"
            """).entities())
                .extracting(Entity::toString)
                .containsExactly("interface eni-0123", "address 198.51.100.9", "domain pool.example", "event e1");
    }

    @Test
    void aDocumentWithoutAnythingNamesNothing() {
        GroupedFinding empty = GroupedFinding.of(Json.read("{\"service\": 3, \"kumoban\": [1]}"), AddressSet.EMPTY);

        assertThat(empty.entities()).isEmpty();
        assertThat(empty.tactic()).isEmpty();
    }

    private static GroupedFinding read(String kind, String fields) {
        return GroupedFinding.of(Json.read("""
            {"id": "1f", "type": "UnauthorizedAccess:IAMUser/InstanceCredentialExfiltration.OutsideAWS",
             "severity": 8, "accountId": "111122223333", "region": "us-east-1",
             "service": {"eventFirstSeen": "2026-03-02T10:00:00.000Z",
                         "eventLastSeen": "2026-03-02T10:01:00.000Z"},
             "kumoban": {"resource": "web", "technique": ["T1552.005"],
                         "evidence": [{"id": "e1", "kind": "%s", "fields": {%s}}]}}
            """.formatted(kind, fields)), AddressSet.of(List.of("192.0.2.0/24")));
    }
}
