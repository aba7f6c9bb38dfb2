package io.kumoban.datasets.api;

import io.kumoban.datasets.delivery.JsonObject;
import java.util.List;

/** Calls of Amazon EC2. */
public final class Ec2 {
    private Ec2() {}

    public static ApiRequest describeInstances() {
        return ApiRequest.reads("ec2", "DescribeInstances")
                .asking(JsonObject.of(
                        "maxResults", 1000, "instancesSet", JsonObject.of(), "filterSet", JsonObject.of()));
    }

    public static ApiRequest describe(String things, String setName) {
        return ApiRequest.reads("ec2", "Describe" + things)
                .asking(JsonObject.of(setName, JsonObject.of(), "filterSet", JsonObject.of()));
    }

    public static ApiRequest createTags(String resource, String key, String value) {
        return ApiRequest.changes("ec2", "CreateTags")
                .asking(JsonObject.of(
                        "resourcesSet", items(JsonObject.of("resourceId", resource)),
                        "tagSet", items(JsonObject.of("key", key, "value", value))))
                .answering(JsonObject.of("_return", true));
    }

    public static ApiRequest createSnapshot(String volume, String snapshot) {
        return ApiRequest.changes("ec2", "CreateSnapshot")
                .asking(JsonObject.of("volumeId", volume, "description", "nightly"))
                .answering(JsonObject.of(
                        "snapshotId",
                        snapshot,
                        "volumeId",
                        volume,
                        "status",
                        "pending",
                        "volumeSize",
                        80,
                        "ownerId",
                        Arn.ACCOUNT));
    }

    /** Makes a volume larger. */
    public static ApiRequest modifyVolume(String volume, int gibibytes) {
        JsonObject change = JsonObject.of("VolumeId", volume, "Size", gibibytes);
        return ApiRequest.changes("ec2", "ModifyVolume")
                .asking(JsonObject.of("ModifyVolumeRequest", change))
                .answering(JsonObject.of("_return", true));
    }

    private static JsonObject items(JsonObject... items) {
        return JsonObject.of("items", List.of(items));
    }
}
