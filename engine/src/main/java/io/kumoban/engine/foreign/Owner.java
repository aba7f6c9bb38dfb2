package io.kumoban.engine.foreign;

import org.jspecify.annotations.Nullable;

/**
 * Whose traffic it is in the words of AWS, where a record tells it.
 *
 * @param account     the account's number
 * @param region      the region's name
 * @param vpc         the id of the VPC
 * @param subnet      the id of the subnet
 * @param interfaceId the id of the network interface
 * @param instance    the id of the instance
 */
public record Owner(
        @Nullable String account,
        @Nullable String region,
        @Nullable String vpc,
        @Nullable String subnet,
        @Nullable String interfaceId,
        @Nullable String instance) {
    /** Nobody is told. */
    public static final Owner UNTOLD = new Owner(null, null, null, null, null, null);
}
