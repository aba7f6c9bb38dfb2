package io.kumoban.engine.finding;

/** The part of AWS that a Region belongs to, as ARNs begin with it (AWS page "Amazon Resource Names"). */
final class Partition {
    private Partition() {}

    static String of(String region) {
        if (region.startsWith("cn-")) {
            return "aws-cn";
        }
        return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    }
}
