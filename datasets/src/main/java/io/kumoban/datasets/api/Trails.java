package io.kumoban.datasets.api;

import io.kumoban.datasets.delivery.JsonObject;
import java.util.List;

/** Calls of AWS CloudTrail. */
public final class Trails {
    private Trails() {}

    public static ApiRequest describeTrails() {
        return ApiRequest.reads("cloudtrail", "DescribeTrails").asking(JsonObject.of("trailNameList", List.of()));
    }

    public static ApiRequest getTrailStatus(String trail) {
        return ApiRequest.reads("cloudtrail", "GetTrailStatus").asking(JsonObject.of("name", arn(trail)));
    }

    public static ApiRequest lookupEvents() {
        return ApiRequest.reads("cloudtrail", "LookupEvents").asking(JsonObject.of("maxResults", 50));
    }

    public static ApiRequest stopLogging(String trail) {
        return ApiRequest.changes("cloudtrail", "StopLogging").asking(JsonObject.of("name", arn(trail)));
    }

    /** A trail's name as an ARN. */
    public static String arn(String trail) {
        return Arn.of("cloudtrail", Arn.HOME_REGION, "trail/" + trail);
    }
}
