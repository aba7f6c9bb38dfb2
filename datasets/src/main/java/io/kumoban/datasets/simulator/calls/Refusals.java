package io.kumoban.datasets.simulator.calls;

import java.util.Set;

/**
 * How a service says no, by its protocol: those of the query protocol and S3 have short codes, those of the JSON protocols
 * long ones, EC2 its own.
 *
 * @param denied the members {@code errorCode} and {@code errorMessage} for a caller without permission
 * @param throttled the same for one who calls too often
 */
record Refusals(Template denied, Template throttled) {
    private static final Set<String> QUERY = Set.of(
            "iam",
            "sts",
            "s3",
            "cloudformation",
            "autoscaling",
            "elasticloadbalancing",
            "rds",
            "elasticache",
            "sns",
            "sqs",
            "monitoring",
            "route53",
            "cloudfront");
    /** What CloudTrail appends to the names of APIs that have versions. */
    private static final String VERSION = "(20\\d{6}|20\\d\\d_\\d\\d_\\d\\d)(v\\d)?$";

    /** The refusals of an API. */
    static Refusals of(String source, String name) {
        String action = source + ":" + name.replaceFirst(VERSION, "");
        String because = "User: ${caller} is not authorized to perform: " + action
                + " because no identity-based policy allows the " + action + " action";
        boolean query = QUERY.contains(source);
        return switch (source) {
            case "ec2" ->
                new Refusals(
                        error(
                                "Client.UnauthorizedOperation",
                                "You are not authorized to perform this operation. " + because),
                        error("Client.RequestLimitExceeded", "Request limit exceeded."));
            case "s3" ->
                new Refusals(error("AccessDenied", because), error("SlowDown", "Please reduce your request rate."));
            default ->
                new Refusals(
                        error(query ? "AccessDenied" : "AccessDeniedException", because),
                        error(query ? "Throttling" : "ThrottlingException", "Rate exceeded"));
        };
    }

    private static Template error(String code, String message) {
        return Template.of(",\"errorCode\":\"" + code + "\",\"errorMessage\":\"" + message + '"');
    }
}
