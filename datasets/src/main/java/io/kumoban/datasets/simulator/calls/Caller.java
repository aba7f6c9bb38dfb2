package io.kumoban.datasets.simulator.calls;

import io.kumoban.datasets.bytes.RecordBuffer;
import io.kumoban.datasets.delivery.JsonObject;
import io.kumoban.datasets.estate.Credentials;
import java.util.HashMap;
import java.util.Map;

/** Credentials as the parts of records that they fill, made once for all calls of an hour. Belongs to one thread. */
final class Caller {
    private final Credentials credentials;
    private final byte[] head;
    private final byte[] origin;
    private final byte[] bracketed;
    private final byte[] arn;
    private final byte[] self;
    private final boolean encrypted;
    private final byte[] tail;
    private final Map<String, Caller> representatives = new HashMap<>();

    private Caller(Credentials credentials, JsonObject identity, String tail) {
        this.credentials = credentials;
        String agent = credentials.userAgent();
        head = RecordBuffer.ascii(",\"userIdentity\":" + identity + ",\"eventTime\":\"");
        origin = RecordBuffer.ascii(credentials.address() + "\",\"userAgent\":\"" + agent + '"');
        bracketed = RecordBuffer.ascii(credentials.address() + "\",\"userAgent\":\"[" + agent + "]\"");
        arn = RecordBuffer.ascii(credentials.arn());
        self = RecordBuffer.ascii(
                credentials.session().isEmpty() ? credentials.principal().name() : credentials.session());
        encrypted = !isService(credentials.address());
        this.tail = RecordBuffer.ascii(tail);
    }

    /** The caller of these credentials; calls of the console are marked as such. */
    static Caller of(Credentials credentials, boolean console) {
        return of(credentials, console ? ",\"sessionCredentialFromConsole\":\"true\"}" : "}");
    }

    /** The caller of these credentials through an endpoint of a network. */
    static Caller through(Credentials credentials, String endpoint) {
        return of(credentials, ",\"vpcEndpointId\":\"" + endpoint + "\"}");
    }

    private static Caller of(Credentials credentials, String tail) {
        return new Caller(credentials, credentials.identity(), tail);
    }

    /** A service that passes this caller's request on to another one: the identity stays, the place is the service's. */
    Caller represented(String service) {
        return representatives.computeIfAbsent(
                service,
                name -> new Caller(
                        credentials.usedFrom(name, name), credentials.identity().with("invokedBy", name), "}"));
    }

    /** Whether it is a service, in its own name or in a role of its own. */
    boolean isService() {
        return !encrypted;
    }

    private static boolean isService(String address) {
        return address.endsWith(".amazonaws.com") || address.equals("AWS Internal");
    }

    /** From behind the version of the record to the event's time. */
    byte[] head() {
        return head;
    }

    /** The address and what follows up to the end of the user agent. */
    byte[] origin() {
        return origin;
    }

    /** The same with the user agent in brackets, as S3 writes it. */
    byte[] bracketed() {
        return bracketed;
    }

    /** The caller's ARN. */
    byte[] arn() {
        return arn;
    }

    /** The name of the session or user. */
    byte[] self() {
        return self;
    }

    /** Whether the call came over TLS, so that records tell of it; calls inside AWS do not. */
    boolean encrypted() {
        return encrypted;
    }

    /** What ends the record. */
    byte[] tail() {
        return tail;
    }
}
