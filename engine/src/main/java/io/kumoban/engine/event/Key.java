package io.kumoban.engine.event;

/**
 * The dimensions by which events are grouped into shards. The decoder computes one 64-bit hash column for each
 * dimension that a loaded detector uses; zero stands for an event that has no such entity.
 */
public enum Key {
    /** The canonical actor of an API call: role, user, root, service or foreign account. Always present. */
    PRINCIPAL(Kind.API_CALL),
    /** The access key that signed an API call. */
    ACCESS_KEY(Kind.API_CALL),
    /** Account, event source and event name of an API call. Always present. */
    ACCOUNT_API(Kind.API_CALL),
    /** The instance, else the interface, else the local address of a flow. Always present. */
    OWN_SIDE(Kind.FLOW),
    /** The remote address of a flow. */
    REMOTE_SIDE(Kind.FLOW),
    /** The network interface that recorded a flow. */
    INTERFACE(Kind.FLOW),
    /** The instance that asked a DNS query, else VPC and source address. Always present. */
    CLIENT(Kind.DNS_QUERY),
    /** The registered domain of a DNS query. */
    DOMAIN(Kind.DNS_QUERY),
    /** The origin of a signal: a principal, an instance or a client. Only for detectors of signals. */
    ACTOR(null),
    /** The account of a signal. Only for detectors of signals. */
    ACCOUNT(null),
    /** The same for all signals. Only for detectors of signals, those whose own keys are none of these. */
    STREAM(null);

    private final @org.jspecify.annotations.Nullable Kind kind;

    Key(@org.jspecify.annotations.Nullable Kind kind) {
        this.kind = kind;
    }

    /** Whether events of this family carry the key. */
    public boolean suits(Kind family) {
        return kind == family;
    }

    /** Whether signals, and not log events, carry the key. */
    public boolean ofSignals() {
        return kind == null;
    }
}
