package io.kumoban.engine.finding;

import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Evidence;
import io.kumoban.engine.event.Field;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/** The {@code s3BucketDetails} of a finding: the bucket of its call, its object, and what the call did to its access. */
final class BucketDetails {
    private static final String CONFIGURATION = "requestParameters.PublicAccessBlockConfiguration.";

    /** The settings of Block Public Access in findings, and in the calls that change them. */
    private static final Map<String, Field> SETTINGS = new TreeMap<>(Map.of(
            "blockPublicAcls", Field.ofCall(CONFIGURATION + "BlockPublicAcls"),
            "blockPublicPolicy", Field.ofCall(CONFIGURATION + "BlockPublicPolicy"),
            "ignorePublicAcls", Field.ofCall(CONFIGURATION + "IgnorePublicAcls"),
            "restrictPublicBuckets", Field.ofCall(CONFIGURATION + "RestrictPublicBuckets")));

    private BucketDetails() {}

    /** Adds the bucket of a call, where one is known. */
    static void addTo(ObjectNode resource, Finding finding, boolean aboutBucket, String partition) {
        Evidence call = finding.primary();
        String named = call.field(Shown.BUCKET);
        String name = bareName(named.isEmpty() && aboutBucket ? finding.resource() : named);
        if (name.isEmpty()) {
            return;
        }
        String arn = "arn:" + partition + ":s3:::" + name;
        ObjectNode bucket = resource.putArray("s3BucketDetails").addObject();
        bucket.put("arn", arn);
        bucket.put("name", name);
        bucket.put("type", "Destination");
        access(bucket, finding.type(), call);
        String key = call.field(Shown.OBJECT);
        if (!key.isEmpty()) {
            bucket.putArray("s3ObjectDetails")
                    .addObject()
                    .put("objectArn", arn + "/" + key)
                    .put("key", key);
        }
    }

    private static void access(ObjectNode bucket, String type, Evidence call) {
        switch (type) {
            // Block Public Access may still keep it closed; the service says so in the same way.
            case "Policy:S3/BucketAnonymousAccessGranted", "Policy:S3/BucketPublicAccessGranted" ->
                bucket.putObject("publicAccess").put("effectivePermission", "UNKNOWN");
            case "Policy:S3/BucketBlockPublicAccessDisabled" -> {
                ObjectNode settings = bucket.putObject("publicAccess")
                        .putObject("permissionConfiguration")
                        .putObject("bucketLevelPermissions")
                        .putObject("blockPublicAccess");
                boolean deleted = call.field(ApiCall.NAME).startsWith("Delete");
                SETTINGS.forEach((setting, field) ->
                        settings.put(setting, !deleted && call.field(field).equals("true")));
            }
            default -> {}
        }
    }

    private static String bareName(String nameOrArn) {
        int arn = nameOrArn.indexOf(":s3:::");
        return nameOrArn.startsWith("arn:") && arn > 0 ? nameOrArn.substring(arn + 6) : nameOrArn;
    }
}
