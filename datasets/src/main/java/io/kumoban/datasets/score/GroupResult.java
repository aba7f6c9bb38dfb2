package io.kumoban.datasets.score;

import io.kumoban.datasets.truth.Incident;

/**
 * How one incident's findings are held together.
 *
 * @param findings  findings that are right for it and for no other
 * @param held      how many of them are in the group that holds most of them
 * @param size      findings of that group
 * @param others    those of them that are not of this incident
 * @param strangers of these, those that are wrong, or of incidents that share neither actor nor resource with this one
 */
public record GroupResult(Incident incident, long findings, long held, long size, long others, long strangers) {
    /** 0 to 1. */
    public double share() {
        return (double) held / findings;
    }

    /** What share of the group is not of this incident, 0 to 1. */
    public double otherShare() {
        return (double) others / size;
    }

    /** What share of the group has nothing to do with it, 0 to 1. */
    public double strangerShare() {
        return (double) strangers / size;
    }
}
