package io.kumoban.datasets.api;

import io.kumoban.datasets.delivery.JsonObject;

/**
 * Who makes a call and from where, as a record shows it.
 *
 * @param arn the principal's name, or the service's
 * @param accessKey the key used, empty where there is none
 * @param identity the {@code userIdentity} member
 * @param address an IP address or a service's name
 * @param channel how the call reached the service
 */
public record Caller(
        String arn, String accessKey, JsonObject identity, String address, String userAgent, Channel channel) {

    /** How a call reached the service. */
    public enum Channel {
        /** Signed by the caller's own program. */
        PROGRAM,
        /** Made by the console in the caller's name. */
        CONSOLE,
        /** Made inside AWS; such records have no {@code tlsDetails}. */
        SERVICE
    }
}
