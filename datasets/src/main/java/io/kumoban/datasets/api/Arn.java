package io.kumoban.datasets.api;

/** Names of things in the simulated account. */
public final class Arn {
    /** The account. */
    public static final String ACCOUNT = "111122223333";
    /** Where the account works and where its global services log. */
    public static final String HOME_REGION = "us-east-1";
    /** Where the account works a little. */
    public static final String SECOND_REGION = "eu-west-1";

    private Arn() {}

    /** An IAM thing, as in {@code user/ana}. */
    public static String iam(String thing) {
        return iam(ACCOUNT, thing);
    }

    /** An IAM thing of any account. */
    public static String iam(String account, String thing) {
        return "arn:aws:iam::" + account + ":" + thing;
    }

    /** A role's session in any account. */
    public static String session(String account, String role, String session) {
        return "arn:aws:sts::" + account + ":assumed-role/" + role + "/" + session;
    }

    /** A bucket, or with a slash an object in it. */
    public static String s3(String thing) {
        return "arn:aws:s3:::" + thing;
    }

    /** A thing of a regional service. */
    public static String of(String service, String region, String thing) {
        return of(service, region, ACCOUNT, thing);
    }

    /** A thing of a regional service in any account. */
    public static String of(String service, String region, String account, String thing) {
        return "arn:aws:" + service + ":" + region + ":" + account + ":" + thing;
    }
}
