package io.kumoban.datasets.scenario.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kumoban.datasets.account.CompanyWorld;
import io.kumoban.datasets.account.Ledger;
import io.kumoban.datasets.scenario.Scenario;
import io.kumoban.datasets.scenario.Step;
import io.kumoban.datasets.scenario.play.Play;
import io.kumoban.datasets.scenario.play.Player;
import io.kumoban.engine.json.Json;
import io.kumoban.engine.yaml.ConfigurationError;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ScenarioFileTest {
    private static final long MONDAY = 1_773_014_400;
    private static final String HEAD = """
        name: mine
        title: Mine
        story: What happens.
        techniques: [T1078.004]
        stealth:
          - says: Loud.
            set: {spacing: 5s, times: 3}
            expect: [Recon:EC2/Portscan]
          - says: Quiet.
            set: {spacing: 1h, times: 1}
            expect: []
        starts: "02:40"
        cast:
          victim: {person: user}
          server: {instance: any}
          thief: {stranger: curl/8.5.0}
        actor: {as: victim, from: thief, spacing: $spacing, jitter: 0}
        """;

    @Test
    void numbersOfTheLevelStandWhereTheirNamesAre() {
        Scenario scenario = read("""
            steps:
              - call: iam:ListUsers
                times: $times
            """);

        assertThat(scenario.levels())
                .extracting(level ->
                        ((Step.Call) level.steps().getFirst()).rhythm().times().middle())
                .containsExactly(3L, 1L);
        assertThat(scenario.levels())
                .extracting(
                        level -> ((Step.Call) level.steps().getFirst()).rhythm().spacingMillis())
                .containsExactly(5_000L, 3_600_000L);
    }

    @Test
    void aStepOfOtherLevelsIsLeftOut() {
        Scenario scenario = read("""
            steps:
              - call: iam:ListUsers
              - call: cloudtrail:StopLogging
                levels: [0]
            """);

        assertThat(scenario.levels()).extracting(level -> level.steps().size()).containsExactly(2, 1);
    }

    @Test
    void everyMistakeIsToldWithItsPlace() {
        assertThatThrownBy(() -> read("""
            steps:
              - call: ListUsers
              - call: iam:ListUsers
                as: nobody-known
              - call: iam:ListUsers
                asks: {userName: "${victim.nme}", other: "${hex:none}"}
                spacing: soon
              - flows: victim
                to: server
                port: 99999
              - assume: admin
              - wait: 1m
                call: iam:ListUsers
            """))
                .isInstanceOf(ConfigurationError.class)
                .hasMessageContaining("an API is written like iam:CreateUser, not 'ListUsers'")
                .hasMessageContaining("mine.yaml:21:5: unknown credentials 'nobody-known'")
                .hasMessageContaining("did you mean 'name'?")
                .hasMessageContaining("'none' is no argument that 'hex' takes")
                .hasMessageContaining("spacing: a span of time is written like")
                .hasMessageContaining("unknown part (instance, function, database, stranger) 'victim'")
                .hasMessageContaining("a port is written like 22 or 1-1024")
                .hasMessageContaining("into: NAME")
                .hasMessageContaining("exactly one of the keys");
    }

    @Test
    void aNumberThatNoLevelSetsIsAMistake() {
        assertThatThrownBy(() -> read("steps:\n  - wait: $pause\n"))
                .hasMessageContaining("unknown number of the level 'pause'")
                .hasMessageContaining("allowed: spacing, times");
    }

    @Test
    void levelsThatSetDifferentNumbersAreAMistake() {
        String uneven = HEAD.replace("set: {spacing: 1h, times: 1}", "set: {spacing: 1h}");

        assertThatThrownBy(() -> ScenarioFile.read("mine.yaml", uneven + "steps: []\n"))
                .hasMessageContaining("every level sets the same numbers");
    }

    @Test
    void somebodyWithoutAnAddressNeedsOne() {
        assertThatThrownBy(() -> read("""
            steps:
              - call: s3:ListBuckets
                as: root
                from: own
            """)).hasMessageContaining("'root' has no address of its own");
    }

    @Test
    void parametersKeepTheirKinds() {
        JsonNode asked = firstCall("""
            steps:
              - call: ec2:RunInstances
                asks:
                  count: 3
                  account: "444455556666"
                  price: 0.25
                  dry: false
                  none:
                  list: [1, "two", {three: 3}]
                  user: "${victim.name}-x"
            """).get("requestParameters");

        assertThat(asked.get("count").isNumber()).isTrue();
        assertThat(asked.get("account").asString()).isEqualTo("444455556666");
        assertThat(asked.get("account").isString()).isTrue();
        assertThat(asked.get("price").asDouble()).isEqualTo(0.25);
        assertThat(asked.get("dry").isBoolean()).isTrue();
        assertThat(asked.get("none").isNull()).isTrue();
        assertThat(asked.at("/list/2/three").asInt()).isEqualTo(3);
        assertThat(asked.get("user").asString()).endsWith("-x");
    }

    @Test
    void aCallOnAnObjectIsADataEventWithItsResources() {
        JsonNode record = firstCall("""
            steps:
              - call: s3:GetObject
                asks: {bucketName: archive, key: a/b.txt}
                bytes: 12kB
            """);

        assertThat(record.get("eventCategory").asString()).isEqualTo("Data");
        assertThat(record.get("readOnly").asBoolean()).isTrue();
        assertThat(record.at("/requestParameters/Host").asString()).startsWith("archive.s3.");
        assertThat(record.at("/additionalEventData/bytesTransferredOut").asInt())
                .isEqualTo(12_000);
        assertThat(record.at("/resources/0/ARN").asString()).isEqualTo("arn:aws:s3:::archive/a/b.txt");
    }

    @Test
    void aRefusedCallSaysWhoMayNotDoWhat() {
        JsonNode record = firstCall("""
            steps:
              - call: iam:ListUsers
                refused: true
            """);

        assertThat(record.get("errorCode").asString()).isEqualTo("AccessDenied");
        assertThat(record.get("errorMessage").asString()).contains("iam:ListUsers");
    }

    @Test
    void anAssumedRoleActsWithTheKeyThatItWasGiven() {
        List<JsonNode> records = calls("""
            steps:
              - assume: web-server-role
                into: admin
              - call: s3:ListBuckets
                as: admin
            """);

        assertThat(records.getFirst().at("/requestParameters/roleArn").asString())
                .endsWith("role/web-server-role");
        assertThat(records.getLast().at("/userIdentity/accessKeyId").asString())
                .isEqualTo(records.getFirst()
                        .at("/responseElements/credentials/accessKeyId")
                        .asString());
        assertThat(records.getLast()
                        .at("/userIdentity/sessionContext/attributes/creationDate")
                        .asString())
                .isEqualTo(records.getFirst().get("eventTime").asString());
    }

    @Test
    void whoIsHiddenCallsFromTheOwnersPlaceWithTheOwnersClient() {
        JsonNode record = firstCall("""
            steps:
              - call: iam:ListUsers
                hidden: 1
            """);

        assertThat(record.get("userAgent").asString()).startsWith("aws-cli/2.24");
        assertThat(record.get("sourceIPAddress").asString()).startsWith("192.0.2.");
    }

    @Test
    void oneWayIsTakenAndRepetitionsComeAtTheirTimes() {
        List<JsonNode> records = calls("""
            steps:
              - repeat: 3
                every: 1d
                steps:
                  - choose:
                      - chance: 0
                        steps: [{call: iam:ListUsers}]
                      - chance: 1
                        steps: [{call: iam:ListRoles}]
            """);

        assertThat(records)
                .hasSize(3)
                .allMatch(record -> record.get("eventName").asString().equals("ListRoles"));
        assertThat(records)
                .extracting(record -> record.get("eventTime").asString().substring(0, 10))
                .containsExactly("2026-03-09", "2026-03-10", "2026-03-11");
    }

    @Test
    void whomAProviderVouchesForGetsTheKeyOfTheRole() {
        List<JsonNode> records = calls("""
            steps:
              - assume: pipeline-web-role
                session: web-run-9
                vouched: {by: web-identity, provider: token.pipelines.example, subject: "repository:kumo/web"}
                as: nobody
                into: runner
              - call: s3:ListBuckets
                as: runner
            """);

        assertThat(records.getFirst().get("eventName").asString()).isEqualTo("AssumeRoleWithWebIdentity");
        assertThat(records.getFirst().at("/userIdentity/type").asString()).isEqualTo("WebIdentityUser");
        assertThat(records.getFirst().at("/userIdentity/userName").asString()).isEqualTo("repository:kumo/web");
        assertThat(records.get(1).at("/userIdentity/accessKeyId").asString())
                .isEqualTo(records.getFirst()
                        .at("/responseElements/credentials/accessKeyId")
                        .asString());
    }

    @Test
    void aVouchingThatIsNeitherSamlNorATokenIsAMistake() {
        assertThatThrownBy(() -> read("""
            steps:
              - assume: pipeline-web-role
                vouched: {by: fax, provider: p, subject: s}
                into: runner
            """)).hasMessageContaining("by: saml or by: web-identity, not 'fax'");
    }

    @Test
    void ofACallerOfAnotherAccountOnlyIdAndAccountAreTold() {
        JsonNode identity = firstCall("""
            steps:
              - call: sts:AssumeRole
                as: foreign
            """).get("userIdentity");

        assertThat(identity.propertyNames()).containsExactlyInAnyOrder("type", "principalId", "accountId");
        assertThat(identity.get("accountId").asString()).isEqualTo("444455556666");
    }

    @Test
    void wrongCodesFollowTheRightPassword() {
        List<JsonNode> records = calls("""
            steps:
              - sign-in: victim
                failures: 1
                wrong-codes: 2
                second-factor: true
            """);

        assertThat(records)
                .extracting(record -> record.at("/additionalEventData/MFAUsed").asString()
                        + record.at("/responseElements/ConsoleLogin").asString())
                .containsExactly("NoFailure", "YesFailure", "YesFailure", "YesSuccess");
    }

    @Test
    void atTheSignInPageRootHasNoKeyYet() {
        JsonNode record = firstCall("""
            steps:
              - call: signin:PasswordRecoveryRequested
                as: root
            """);

        assertThat(record.get("eventType").asString()).isEqualTo("AwsConsoleSignIn");
        assertThat(record.at("/userIdentity/type").asString()).isEqualTo("Root");
        assertThat(record.at("/userIdentity").has("accessKeyId")).isFalse();
    }

    @Test
    void aScenarioIsWithheldOnlyWhereItSaysSo() {
        assertThat(read("steps: []").withheld()).isFalse();
        assertThat(ScenarioFile.read("mine.yaml", HEAD + "withheld: true\nsteps: []")
                        .withheld())
                .isTrue();
    }

    @Test
    void aScenarioWithoutEndIsBrokenOff() {
        assertThatThrownBy(() -> calls("""
            steps:
              - repeat: 100000
                steps:
                  - repeat: 100000
                    steps: [{call: iam:ListUsers, spacing: 0}]
            """)).hasMessageContaining("makes more than");
    }

    private static Scenario read(String steps) {
        return ScenarioFile.read("mine.yaml", HEAD + steps);
    }

    private static JsonNode firstCall(String steps) {
        return calls(steps).getFirst();
    }

    private static List<JsonNode> calls(String steps) {
        Ledger ledger = new Ledger();
        Play play = new Player(new CompanyWorld(1, MONDAY), ledger).play(read(steps), 0, MONDAY, 1, 0);
        assertThat(play.incident().scenario()).isEqualTo("mine");
        return ledger.calls().stream().map(call -> Json.read(call.text())).toList();
    }
}
