package io.kumoban.engine.finding;

import io.kumoban.engine.asset.Assets;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.DnsQuery;
import io.kumoban.engine.event.Evidence;
import io.kumoban.engine.event.Flow;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The {@code resource} of a GuardDuty finding, as far as the event and the user's context tell it; what neither says is
 * left out, never made up. Shapes follow the AWS page "GetFindings" (API version 2017-11-28).
 */
final class FindingResource {
    private final Assets assets;

    FindingResource(Assets assets) {
        this.assets = assets;
    }

    ObjectNode of(Finding finding, String partition) {
        Evidence event = finding.primary();
        String type = type(finding);
        ObjectNode resource = Json.object();
        resource.put("resourceType", type);
        switch (event.kind()) {
            case API_CALL -> {
                resource.set("accessKeyDetails", accessKey(event));
                if (resourcePart(finding.type()).equals("S3")) {
                    bucket(resource, finding, partition);
                }
            }
            case FLOW, DNS_QUERY -> {
                if (type.equals("Lambda")) {
                    resource.putObject("lambdaDetails").put("functionName", functionName(finding.resource()));
                } else {
                    resource.set("instanceDetails", instance(event));
                }
            }
        }
        return resource;
    }

    /** The part of a finding type between colon and slash, for example {@code IAMUser}; empty when it has none. */
    static String resourcePart(String type) {
        int colon = type.indexOf(':');
        int slash = type.indexOf('/', colon + 1);
        return colon < 0 || slash < 0 ? "" : type.substring(colon + 1, slash);
    }

    /** Findings about buckets are of type AccessKey when a management event shows them, as the service has it. */
    static String type(Finding finding) {
        if (finding.type().startsWith("AttackSequence:")) {
            return "AttackSequence";
        }
        Evidence event = finding.primary();
        String part = resourcePart(finding.type());
        if (event.kind() != Kind.API_CALL) {
            return part.equals("Lambda") ? "Lambda" : "Instance";
        }
        return part.equals("S3") && !isManagement(finding.type(), event) ? "S3Bucket" : "AccessKey";
    }

    private static boolean isManagement(String type, Evidence call) {
        String category = call.field(ApiCall.EVENT_CATEGORY);
        if (category.isEmpty()) {
            return type.startsWith("Policy:") || type.startsWith("Stealth:");
        }
        return category.equals("Management");
    }

    private static String functionName(String resource) {
        return resource.startsWith(Flow.FUNCTION) ? resource.substring(Flow.FUNCTION.length()) : resource;
    }

    private static ObjectNode accessKey(Evidence call) {
        ObjectNode details = Json.object();
        String type = call.field(ApiCall.IDENTITY_TYPE);
        Json.putPresent(details, "accessKeyId", call.field(ApiCall.ACCESS_KEY_ID));
        Json.putPresent(details, "principalId", call.field(ApiCall.PRINCIPAL_ID));
        String name = Shown.first(call, ApiCall.USER_NAME, ApiCall.ISSUER_NAME);
        Json.putPresent(details, "userName", name.isEmpty() && type.equals("Root") ? "Root" : name);
        Json.putPresent(details, "userType", type);
        return details;
    }

    private static void bucket(ObjectNode resource, Finding finding, String partition) {
        String named = finding.primary().field(Shown.BUCKET);
        String name = bareBucket(named.isEmpty() && type(finding).equals("S3Bucket") ? finding.resource() : named);
        if (name.isEmpty()) {
            return;
        }
        String arn = "arn:" + partition + ":s3:::" + name;
        ObjectNode bucket = resource.putArray("s3BucketDetails").addObject();
        bucket.put("arn", arn);
        bucket.put("name", name);
        bucket.put("type", "Destination");
        String key = finding.primary().field(Shown.OBJECT);
        if (!key.isEmpty()) {
            bucket.putArray("s3ObjectDetails")
                    .addObject()
                    .put("objectArn", arn + "/" + key)
                    .put("key", key);
        }
    }

    private static String bareBucket(String nameOrArn) {
        int arn = nameOrArn.indexOf(":s3:::");
        return nameOrArn.startsWith("arn:") && arn > 0 ? nameOrArn.substring(arn + 6) : nameOrArn;
    }

    private ObjectNode instance(Evidence event) {
        boolean flow = event.kind() == Kind.FLOW;
        String interfaceId = flow ? event.field(Flow.INTERFACE) : "";
        Assets.NetworkInterface known = assets.interfaces().get(interfaceId);
        String own = event.field(flow ? Flow.OWN : DnsQuery.CLIENT);
        String instanceId = event.field(flow ? Flow.INSTANCE : DnsQuery.INSTANCE);
        if (instanceId.isEmpty()) {
            instanceId = own.startsWith("i-") ? own : known == null ? "" : orEmpty(known.instance());
        }
        ObjectNode details = Json.object();
        Json.putPresent(details, "instanceId", instanceId);
        ObjectNode network = Json.object();
        String address = event.field(flow ? Shown.LOCAL : DnsQuery.SOURCE);
        if (address.isEmpty() && known != null) {
            address = orEmpty(known.address());
        }
        if (address.indexOf(':') >= 0) {
            network.putArray("ipv6Addresses").add(address);
        }
        Json.putPresent(network, "networkInterfaceId", interfaceId);
        if (!address.isEmpty() && address.indexOf(':') < 0) {
            network.put("privateIpAddress", address);
            network.putArray("privateIpAddresses").addObject().put("privateIpAddress", address);
        }
        if (known != null && !known.securityGroups().isEmpty()) {
            var groups = network.putArray("securityGroups");
            known.securityGroups().forEach(group -> groups.addObject().put("groupId", group));
        }
        Json.putPresent(network, "subnetId", flow ? event.field(Flow.SUBNET) : "");
        Json.putPresent(network, "vpcId", event.field(flow ? Flow.VPC : DnsQuery.VPC));
        var interfaces = details.putArray("networkInterfaces");
        if (!network.isEmpty()) {
            interfaces.add(network);
        }
        return details;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
