package io.kumoban.engine.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.asset.Assets;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.json.Json;
import io.kumoban.engine.list.AddressSet;
import io.kumoban.engine.place.PlaceSamples;
import io.kumoban.engine.place.Places;
import io.kumoban.engine.testing.GoldenFile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FindingJsonTest {
    private final FindingJson json = new FindingJson(Assets.NONE);

    @Test
    void aFindingOfAnApiCallIsAsTheServiceShowsIt() {
        GoldenFile.named("finding/api-call.json").holds(page(Samples.call(Samples.MORNING)));
    }

    @Test
    void aFindingOfABucketPolicyIsAboutTheAccessKeyAndShowsTheBucket() {
        GoldenFile.named("finding/bucket-policy.json").holds(page(Samples.bucketPolicy(Samples.MORNING)));
    }

    @Test
    void aFindingOfADataEventIsAboutTheBucket() {
        GoldenFile.named("finding/bucket-read.json").holds(page(Samples.bucketRead(Samples.MORNING)));
    }

    @Test
    void aFindingOfAFlowIsAboutTheInstance() {
        GoldenFile.named("finding/flow.json").holds(page(Samples.scan(Samples.MORNING)));
    }

    @Test
    void aFindingOfAQueryIsAboutTheInstance() {
        GoldenFile.named("finding/dns-query.json").holds(page(Samples.query(Samples.MORNING)));
    }

    @Test
    void anAnomalyShowsWhatIsUnusual() {
        GoldenFile.named("finding/anomaly.json").holds(page(Samples.anomaly(Samples.MORNING)));
    }

    @Test
    void aSequenceShowsItsSignalsAndWhatTheyAreAbout() {
        GoldenFile.named("finding/sequence.json").holds(page(Samples.sequence(Samples.MORNING)));
    }

    @Test
    void aBucketWhoseGuardIsLiftedShowsTheSettingsLeft() {
        Finding lifted = Samples.of(
                "block-public-access-off",
                "Policy:S3/BucketBlockPublicAccessDisabled",
                "arn:aws:s3:::open-house",
                Samples.callAt(
                        Samples.MORNING,
                        Map.of(
                                ApiCall.NAME.path(),
                                "PutBucketPublicAccessBlock",
                                "requestParameters.bucketName",
                                "open-house",
                                "requestParameters.PublicAccessBlockConfiguration.BlockPublicAcls",
                                "true")));

        JsonNode settings = document(json, lifted)
                .at("/resource/s3BucketDetails/0/publicAccess/permissionConfiguration/bucketLevelPermissions"
                        + "/blockPublicAccess");

        assertThat(settings.path("blockPublicAcls").asBoolean()).isTrue();
        assertThat(settings.path("restrictPublicBuckets").asBoolean(true)).isFalse();
    }

    @Test
    void aFunctionIsNamedWithItsPlaceInTheNetwork() {
        String arn = "arn:aws:lambda:eu-central-1:111122223333:function:resize";
        Finding finding = Samples.of("d", "Backdoor:Lambda/C&CActivity.B", arn, Samples.flowAt(Samples.MORNING, "443"));

        JsonNode document = document(json, finding);

        assertThat(document.at("/resource/lambdaDetails/functionName").asString())
                .isEqualTo("resize");
        assertThat(document.at("/resource/lambdaDetails/functionArn").asString())
                .isEqualTo(arn);
        assertThat(document.at("/resource/lambdaDetails/vpcConfig/vpcId").asString())
                .isEqualTo("vpc-01");
        assertThat(document.at("/service/featureName").asString()).isEqualTo("LambdaNetworkLogs");
    }

    @Test
    void partitionsFollowTheRegion() {
        assertThat(Partition.of("cn-north-1")).isEqualTo("aws-cn");
        assertThat(Partition.of("us-gov-west-1")).isEqualTo("aws-us-gov");
        assertThat(Partition.of("eu-central-1")).isEqualTo("aws");
    }

    @Test
    void whatTheLogDoesNotSayIsUnknown() {
        Finding nowhere = new Finding(
                "d",
                "Recon:EC2/Portscan",
                Severity.LOW,
                List.of(),
                "t",
                "e",
                "",
                "",
                "10.0.1.5",
                "ACTOR",
                "",
                List.of(),
                List.of(),
                0.5,
                Map.of(),
                List.of(Samples.flowAt(Samples.MORNING, "22")),
                null);

        JsonNode document = document(json, nowhere);

        assertThat(document.path("region").asString()).isEqualTo("unknown");
        assertThat(document.path("accountId").asString()).isEqualTo("unknown");
        assertThat(document.path("kumoban").path("score").doubleValue()).isEqualTo(0.5);
    }

    @Test
    void aFindingWithoutAScoreHasNone() {
        assertThat(document(json, Samples.call(Samples.MORNING)).path("kumoban").has("score"))
                .isFalse();
    }

    @Test
    void aServiceThatCallsIsADomain() {
        Finding finding = Samples.of(
                "d",
                "Impact:IAMUser/AnomalousBehavior",
                "someone",
                Samples.callAt(Samples.MORNING, Map.of(ApiCall.SOURCE_IP.path(), "ec2.amazonaws.com")));

        JsonNode call = document(json, finding).path("service").path("action").path("awsApiCallAction");

        assertThat(call.path("callerType").asString()).isEqualTo("Domain");
        assertThat(call.path("domainDetails").path("domain").asString()).isEqualTo("ec2.amazonaws.com");
        assertThat(call.has("remoteIpDetails")).isFalse();
    }

    @Test
    void theContextTellsTheInstanceAndSecurityGroupsOfAnInterface() {
        Assets assets = new Assets(
                AddressSet.EMPTY,
                AddressSet.EMPTY,
                Map.of("eni-0a1b", new Assets.NetworkInterface("i-1", null, null, null, List.of("sg-7"))),
                Map.of());

        JsonNode network = document(new FindingJson(assets), Samples.scan(Samples.MORNING))
                .path("resource")
                .path("instanceDetails")
                .path("networkInterfaces")
                .path(0);

        assertThat(network.path("securityGroups").path(0).path("groupId").asString())
                .isEqualTo("sg-7");
    }

    @Test
    void aRemoteAddressHasItsPlaceWhereItIsKnown() {
        Places places = PlaceSamples.of("0.0.0.0,255.255.255.255,NO,,,Bergen,,60.39,5.32,");
        FindingJson located = new FindingJson(Assets.NONE, places);

        JsonNode action = document(located, Samples.scan(Samples.MORNING))
                .path("service")
                .path("action")
                .path("networkConnectionAction");

        assertThat(Json.text(action.path("remoteIpDetails")))
                .endsWith("\"country\":{\"countryCode\":\"NO\",\"countryName\":\"Norway\"},"
                        + "\"city\":{\"cityName\":\"Bergen\"},\"geoLocation\":{\"lat\":60.39,\"lon\":5.32}}");
        assertThat(action.path("localIpDetails").has("country")).isFalse();
    }

    @Test
    void aProbedPortHasAnActionOfItsOwn() {
        Finding probe =
                Samples.of("probe", "Recon:EC2/PortProbeUnprotectedPort", "i-1", Samples.flowAt(Samples.MORNING, "22"));

        JsonNode action = document(json, probe).path("service").path("action");

        assertThat(action.path("actionType").asString()).isEqualTo("PORT_PROBE");
        assertThat(action.path("portProbeAction").path("portProbeDetails")).hasSize(1);
    }

    @Test
    void aQueryNamesTheInterfaceThatTheContextKnows() {
        Assets assets = new Assets(
                AddressSet.EMPTY,
                AddressSet.EMPTY,
                Map.of(
                        "eni-0a1b",
                        new Assets.NetworkInterface("i-0aaa1111bbb22222c", null, null, "10.0.1.5", List.of("sg-7"))),
                Map.of());

        JsonNode network = document(new FindingJson(assets), Samples.query(Samples.MORNING))
                .at("/resource/instanceDetails/networkInterfaces/0");

        assertThat(network.path("networkInterfaceId").asString()).isEqualTo("eni-0a1b");
        assertThat(network.at("/securityGroups/0/groupId").asString()).isEqualTo("sg-7");
    }

    @Test
    void equalFindingsHaveEqualBytes() {
        Finding finding = Samples.scan(Samples.MORNING);

        assertThat(json.line(finding, aggregate(finding))).isEqualTo(json.line(finding, aggregate(finding)));
    }

    private String page(Finding finding) {
        return Json.page(document(json, finding));
    }

    private static JsonNode document(FindingJson json, Finding finding) {
        return json.document(finding, aggregate(finding));
    }

    private static Aggregate aggregate(Finding finding) {
        String id = AggregationKey.of(finding).id(0);
        return new Aggregate(
                id, 2, finding.time() - 120_000, finding.time(), finding.time() - 60_000, finding.time(), false);
    }
}
