package io.kumoban.datasets.api;

/**
 * An IAM user.
 *
 * @param account the account's number
 * @param name the user's name
 * @param id as in {@code AIDA…}
 */
public record IamUser(String account, String name, String id) {
    /**
     * The user of that name.
     *
     * @param scope what ids of the account follow from, beside names; empty in the demo's account
     */
    public static IamUser of(String account, String scope, String name) {
        return new IamUser(account, name, Ids.principal("AIDA", scope + name));
    }

    /** The user's name in full. */
    public String arn() {
        return Arn.iam(account, "user/" + name);
    }

    static IamUser ofDemo(String name) {
        return of(Arn.ACCOUNT, "", name);
    }
}
