package io.kumoban.engine.finding;

import io.kumoban.engine.asset.Assets;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Evidence;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.json.Json;
import tools.jackson.databind.node.ObjectNode;

/**
 * The {@code resource} of a GuardDuty finding, as far as the event and the user's context tell it; what neither says is
 * left out, never made up. Shapes follow the AWS page "GetFindings" (API version 2017-11-28).
 */
final class FindingResource {
    private static final String S3_BUCKET = "S3Bucket";

    private final InstanceDetails instances;

    FindingResource(Assets assets) {
        instances = new InstanceDetails(assets);
    }

    ObjectNode of(Finding finding, String partition) {
        Evidence event = finding.primary();
        String type = type(finding);
        ObjectNode resource = Json.object();
        resource.put("resourceType", type);
        if (isAttackSequence(finding)) {
            return resource;
        }
        switch (event.kind()) {
            case API_CALL -> {
                resource.set("accessKeyDetails", accessKey(event));
                if (resourcePart(finding.type()).equals("S3")) {
                    BucketDetails.addTo(resource, finding, type.equals(S3_BUCKET), partition);
                }
            }
            case FLOW, DNS_QUERY -> {
                if (type.equals("Lambda")) {
                    resource.set("lambdaDetails", lambda(finding));
                } else {
                    resource.set("instanceDetails", instances.of(event));
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

    /** A finding that joins others says in its sequence what it is about. */
    static boolean isAttackSequence(Finding finding) {
        return finding.type().startsWith("AttackSequence:");
    }

    /** Findings about buckets are of type AccessKey when a management event shows them, as the service has it. */
    static String type(Finding finding) {
        if (isAttackSequence(finding)) {
            return "AttackSequence";
        }
        Evidence event = finding.primary();
        String part = resourcePart(finding.type());
        if (event.kind() != Kind.API_CALL) {
            return part.equals("Lambda") ? "Lambda" : "Instance";
        }
        return part.equals("S3") && !isManagement(finding.type(), event) ? S3_BUCKET : "AccessKey";
    }

    private static boolean isManagement(String type, Evidence call) {
        String category = call.field(ApiCall.EVENT_CATEGORY);
        if (category.isEmpty()) {
            return type.startsWith("Policy:") || type.startsWith("Stealth:");
        }
        return category.equals("Management");
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

    private ObjectNode lambda(Finding finding) {
        ObjectNode details = Json.object();
        String function = finding.resource();
        if (function.startsWith("arn:")) {
            details.put("functionArn", function);
        }
        details.put("functionName", function.substring(function.lastIndexOf(':') + 1));
        Json.putPresent(details, "vpcConfig", instances.vpc(finding.primary()));
        return details;
    }
}
