package io.kumoban.datasets.scenario;

import org.jspecify.annotations.Nullable;

/**
 * Who calls, and from where.
 *
 * @param identity a member of the cast or what an earlier step got hold of
 * @param stranger the member of the cast whose address and client the call comes from; empty for the identity's own
 * @param agent the client, where it is another than the stranger's or the identity's own
 * @param hidden the share of calls that come from the identity's own address and client after all, 0 to 1: the actor
 *     goes through the owner's machine
 */
public record By(String identity, String stranger, @Nullable Template agent, double hidden) {
    /** The account's root user, signed in to the console. */
    public static final String ROOT = "root";
    /** Root for a short time, by AssumeRoot of the organisation's management account. */
    public static final String ASSUMED_ROOT = "assumed-root";
    /** Nobody: no credentials. */
    public static final String NOBODY = "nobody";
    /** Somebody of the other account, with keys that were made there. */
    public static final String FOREIGN = "foreign";
}
