package io.kumoban.datasets.estate;

import java.util.Locale;

/** What people do for a living; what that means in calls stands in {@code errands.txt}. */
public enum Job {
    DEVELOPER("Developer", 8),
    OPERATOR("Operator", 4),
    ANALYST("Analyst", 3),
    ENGINEER("DataEngineer", 2),
    SECURITY("SecurityAudit", 1),
    FINANCE("Billing", 1);

    private final String permissionSet;
    private final int share;

    Job(String permissionSet, int share) {
        this.permissionSet = permissionSet;
        this.share = share;
    }

    /** The name of the permissions that single sign-on gives them. */
    String permissionSet() {
        return permissionSet;
    }

    /** The group of errands, as in {@code developer}. */
    public String group() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The job of the k-th of an account's people: the jobs in turn, each as often as its share. */
    static Job ofNumber(int number) {
        int total = 0;
        for (Job job : values()) {
            total += job.share;
        }
        // A stride coprime to the total mixes the jobs, so that a small team has several.
        int rest = number * 7 % total;
        for (Job job : values()) {
            rest -= job.share;
            if (rest < 0) {
                return job;
            }
        }
        return DEVELOPER;
    }
}
