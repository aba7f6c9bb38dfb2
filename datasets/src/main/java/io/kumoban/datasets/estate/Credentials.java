package io.kumoban.datasets.estate;

import io.kumoban.datasets.delivery.JsonObject;
import io.kumoban.datasets.delivery.Stamps;

/**
 * What someone calls with at a time.
 *
 * @param principal whose they are
 * @param session the session's name, empty where the principal needs none
 * @param accessKey as in {@code ASIA…} or {@code AKIA…}, empty where there is none
 * @param issued when the key was made, seconds since 1970; 0 for a lasting one
 * @param expires when the key ends, seconds since 1970; {@link Long#MAX_VALUE} for a lasting one
 * @param address where the calls come from: an IPv4 address or a service's name
 * @param userAgent as the records show it
 * @param sourceIdentity whom the session stands for, or empty where nobody said
 */
public record Credentials(
        Principal principal,
        String session,
        String accessKey,
        long issued,
        long expires,
        String address,
        String userAgent,
        String sourceIdentity) {

    /** Credentials of which nobody said for whom they are. */
    public Credentials(
            Principal principal,
            String session,
            String accessKey,
            long issued,
            long expires,
            String address,
            String userAgent) {
        this(principal, session, accessKey, issued, expires, address, userAgent, "");
    }

    /** The {@code userIdentity} member of a call made with them. */
    public JsonObject identity() {
        return principal.identity(session, accessKey, Stamps.iso(issued), sourceIdentity);
    }

    /** The caller as an ARN. */
    public String arn() {
        return principal.arn(session);
    }

    /** The same key, used from elsewhere or with another program. */
    public Credentials usedFrom(String otherAddress, String otherAgent) {
        return new Credentials(
                principal, session, accessKey, issued, expires, otherAddress, otherAgent, sourceIdentity);
    }

    /** The same session, for somebody who is named in it. */
    public Credentials inTheNameOf(String somebody) {
        return new Credentials(principal, session, accessKey, issued, expires, address, userAgent, somebody);
    }
}
