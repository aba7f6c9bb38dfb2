package io.kumoban.datasets.simulator.calls;

import io.kumoban.datasets.bytes.RecordBuffer;
import io.kumoban.datasets.delivery.JsonObject;
import io.kumoban.datasets.estate.Credentials;
import io.kumoban.datasets.estate.Principal;

/**
 * Credentials as the parts of records that they fill, made once for all calls of an hour.
 *
 * @param head from the beginning of the record to the event's time
 * @param origin the address and what follows up to the end of the user agent
 * @param bracketed the same with the user agent in brackets, as S3 writes it
 * @param arn the caller's ARN
 * @param self the name of the session or user
 * @param encrypted whether the call came over TLS, so that records tell of it; calls inside AWS do not
 * @param tail what ends the record
 */
record Caller(byte[] head, byte[] origin, byte[] bracketed, byte[] arn, byte[] self, boolean encrypted, byte[] tail) {

    /** The caller of these credentials; calls of the console are marked as such. */
    static Caller of(Credentials credentials, boolean console) {
        return of(credentials, console ? ",\"sessionCredentialFromConsole\":\"true\"}" : "}");
    }

    /** The caller of these credentials through an endpoint of a network. */
    static Caller through(Credentials credentials, String endpoint) {
        return of(credentials, ",\"vpcEndpointId\":\"" + endpoint + "\"}");
    }

    private static Caller of(Credentials credentials, String tail) {
        Principal principal = credentials.principal();
        String head = JsonObject.of("eventVersion", "1.11", "userIdentity", credentials.identity())
                .toString();
        boolean inside = credentials.address().endsWith(".amazonaws.com");
        return new Caller(
                RecordBuffer.ascii(head.substring(0, head.length() - 1) + ",\"eventTime\":\""),
                RecordBuffer.ascii(credentials.address() + "\",\"userAgent\":\"" + credentials.userAgent() + '"'),
                RecordBuffer.ascii(credentials.address() + "\",\"userAgent\":\"[" + credentials.userAgent() + "]\""),
                RecordBuffer.ascii(credentials.arn()),
                RecordBuffer.ascii(credentials.session().isEmpty() ? principal.name() : credentials.session()),
                !inside,
                RecordBuffer.ascii(tail));
    }
}
