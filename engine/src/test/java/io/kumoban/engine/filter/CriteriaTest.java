package io.kumoban.engine.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kumoban.engine.json.Json;
import io.kumoban.engine.yaml.ConfigurationError;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class CriteriaTest {
    private static final JsonNode FINDING = Json.read("""
        {"accountId": "111122223333", "type": "Recon:EC2/Portscan", "severity": 8.9,
         "updatedAt": "2026-03-01T08:00:00.000Z",
         "resource": {"resourceType": "Instance", "instanceDetails": {"instanceId": "i-1",
           "tags": [{"key": "team", "value": "web"}, {"key": "stage", "value": "live-2"}]}},
         "service": {"archived": false, "count": 12,
           "action": {"networkConnectionAction": {"blocked": true, "remotePortDetails": {"port": 22}}},
           "additionalInfo": {"type": "default", "value": "{\\"threatListName\\":\\"bad-ips\\"}"}}}
        """);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "severity=8",
                "severity>7",
                "severity>=8",
                "severity<9",
                "accountId=111122223333",
                "type~Recon:*",
                "type~*?ortscan",
                "type!=Stealth:IAMUser/PasswordPolicyChange",
                "type!~Stealth:*",
                "updatedAt>=1772352000000",
                "updatedAt<1772352000001",
                "resource.instanceDetails.tags.value=web",
                "resource.instanceDetails.tags.value~live-?",
                "resource.instanceDetails.imageId!=ami-1",
                "service.action.networkConnectionAction.blocked=true",
                "service.action.networkConnectionAction.remotePortDetails.port=22",
                "service.additionalInfo.threatListName=bad-ips",
                "service.archived=false"
            })
    void aConditionHolds(String condition) {
        assertThat(criteria(condition).hold(FINDING)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "severity=9",
                "severity>8",
                "accountId=11112222333",
                "accountId=1111*",
                "type~Stealth:*",
                "type!=Recon:EC2/Portscan",
                "updatedAt>1772352000000",
                "resource.instanceDetails.tags.value=live",
                "resource.instanceDetails.imageId=ami-1",
                "resource.instanceDetails.imageId~*",
                "resource.instanceDetails.tags=web",
                "service.additionalInfo.threatListName=worse-ips",
                "title>3"
            })
    void aConditionDoesNotHold(String condition) {
        assertThat(criteria(condition).hold(FINDING)).isFalse();
    }

    @Test
    void fieldsAreAllAskedForAndValuesOneOfThem() {
        assertThat(criteria("severity=5", "severity=8", "accountId=111122223333")
                        .hold(FINDING))
                .isTrue();
        assertThat(criteria("severity=5", "severity=8", "accountId=444455556666")
                        .hold(FINDING))
                .isFalse();
    }

    @Test
    void whatNoFindingHasIsAMistakeWithTheNearestName() {
        assertThatThrownBy(() -> criteria("servise.archived=true"))
                .isInstanceOf(ConfigurationError.class)
                .hasMessageContaining("did you mean 'service.archived'?");
        assertThatThrownBy(() -> criteria("resource.instanceDetail.instanceId=i-1"))
                .hasMessageContaining("did you mean 'resource.instanceDetails.instanceId'?");
        assertThatThrownBy(() -> criteria("type=Recon:EC2/PortScan"))
                .hasMessageContaining("did you mean 'Recon:EC2/Portscan'?");
        assertThatThrownBy(() -> criteria("type~Reconn*")).hasMessageContaining("no finding type looks like 'Reconn*'");
        assertThatThrownBy(() -> criteria("severity=high")).hasMessageContaining("a whole number from 1 to 10");
        assertThatThrownBy(() -> criteria("severity>high")).hasMessageContaining("'high' is no whole number");
        assertThatThrownBy(() -> criteria("=8")).hasMessageContaining("write one like severity>=7");
    }

    @Test
    void retiredTypesAndThoseOfPluginsAreKnown() {
        assertThat(criteria("type=Backdoor:EC2/XORDDOS").hold(FINDING)).isFalse();
        assertThat(FieldConditions.read("test", List.of("type=Own:Thing/Odd"), List.of("Own:Thing/Odd"))
                        .hold(FINDING))
                .isFalse();
    }

    private static Criteria criteria(String... conditions) {
        return FieldConditions.read("test", List.of(conditions), List.of());
    }
}
