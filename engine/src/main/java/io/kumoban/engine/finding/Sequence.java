package io.kumoban.engine.finding;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Events that together make one finding: {@code service.detection.sequence} of attack sequences and of Custom Detection
 * Rules. Parts name each other by uid: a signal says which actors, resources and endpoints it is about. Shapes follow the
 * AWS page "Sequence" of the GuardDuty API reference. Texts that are not known are empty and left out; times are
 * milliseconds since 1970, or {@link #NO_TIME}.
 *
 * @param uid             of the sequence, unique in its account and region
 * @param description     a sentence for people
 * @param actors          who acted, at most {@link #MOST_PARTS}
 * @param resources       what was touched, at most {@link #MOST_PARTS}
 * @param endpoints       where traffic came from or went, at most {@link #MOST_PARTS}
 * @param signals         what happened, oldest first, at least one and at most {@link #MOST_SIGNALS}
 * @param indicators      what speaks for an attack over all signals
 * @param additionalTypes finding types of other sequences that these events make too
 */
public record Sequence(
        String uid,
        String description,
        List<Actor> actors,
        List<SequenceResource> resources,
        List<Endpoint> endpoints,
        List<Signal> signals,
        List<Indicator> indicators,
        List<String> additionalTypes)
        implements Particulars {
    /** Stands for a time that is not known. */
    public static final long NO_TIME = Long.MIN_VALUE;

    /** Stands for a port that is not known. */
    public static final int NO_PORT = -1;

    public static final int MOST_SIGNALS = 100;

    /** The most actors, the most resources, and the most endpoints. */
    public static final int MOST_PARTS = 100;

    /** The most indicators of a sequence or signal, and the most values of one. */
    public static final int MOST_INDICATORS = 32;

    private static final long BYTES_A_PART = 400;

    /**
     * Who acted.
     *
     * @param id      by which signals name it
     * @param user    whose credentials were used
     * @param session their session, if there was one
     */
    public record Actor(
            String id, @Nullable User user, @Nullable Session session) {}

    /**
     * An identity.
     *
     * @param name          of the user or role
     * @param uid           the principal id
     * @param type          {@code IAMUser}, {@code AssumedRole} and so on
     * @param credentialUid the access key id
     * @param account       the id of its account
     */
    public record User(String name, String uid, String type, String credentialUid, String account) {}

    /**
     * A session of an identity.
     *
     * @param uid     its name
     * @param mfa     whether it began with a second factor; null when that is not known
     * @param created when it began
     * @param issuer  who handed it out
     */
    public record Session(String uid, @Nullable Boolean mfa, long created, String issuer) {}

    /**
     * One end of a connection.
     *
     * @param id       by which signals name it
     * @param port     0 to 65535, or {@link #NO_PORT}
     * @param location where it is, if that is known
     * @param network  who runs it, if that is known
     * @param inbound  whether it opened the connection; null when that is not known
     */
    public record Endpoint(
            String id,
            String ip,
            String domain,
            int port,
            @Nullable Location location,
            @Nullable AutonomousSystem network,
            @Nullable Boolean inbound) {}

    /** A place, in degrees. */
    public record Location(String city, String country, double latitude, double longitude) {}

    /** A network of the internet. */
    public record AutonomousSystem(String name, long number) {}

    /** Where a signal comes from. */
    public enum SignalType {
        FINDING,
        CLOUD_TRAIL,
        S3_DATA_EVENTS,
        FLOW_LOGS,
        DNS_LOGS
    }

    /**
     * Something that happened, perhaps several times.
     *
     * @param uid         of the signal: the id of the finding or of its first event
     * @param name        the finding type, the API, or the name of the rule
     * @param created     when it was first noticed
     * @param updated     when it was last noticed
     * @param firstSeen   its first event
     * @param lastSeen    its last event
     * @param severity    1.0 to 10.0, or NaN when it has none
     * @param count       how often it happened, 1 or more
     * @param resourceUids of {@link Sequence#resources}
     * @param actorIds     of {@link Sequence#actors}
     * @param endpointIds  of {@link Sequence#endpoints}
     */
    public record Signal(
            String uid,
            SignalType type,
            String name,
            String description,
            long created,
            long updated,
            long firstSeen,
            long lastSeen,
            double severity,
            int count,
            List<String> resourceUids,
            List<String> actorIds,
            List<String> endpointIds,
            List<Indicator> indicators) {
        public Signal {
            resourceUids = List.copyOf(resourceUids);
            actorIds = List.copyOf(actorIds);
            endpointIds = List.copyOf(endpointIds);
            indicators = List.copyOf(indicators);
            Bounds.require("indicators of a signal", indicators.size(), MOST_INDICATORS);
        }
    }

    /** What speaks for an attack, by the names of the service. */
    public enum IndicatorKey {
        SUSPICIOUS_USER_AGENT,
        SUSPICIOUS_NETWORK,
        MALICIOUS_IP,
        TOR_IP,
        ATTACK_TACTIC,
        HIGH_RISK_API,
        ATTACK_TECHNIQUE,
        UNUSUAL_API_FOR_ACCOUNT,
        UNUSUAL_ASN_FOR_ACCOUNT,
        UNUSUAL_ASN_FOR_USER,
        MALICIOUS_DOMAIN,
        CRYPTOMINING_IP,
        CRYPTOMINING_DOMAIN,
        MISCONFIGURATION,
        REACHABILITY,
        SENSITIVE_DATA
    }

    /**
     * One indicator.
     *
     * @param values tactics, APIs, addresses, as the key has it; may be empty
     * @param title  a few words for people
     */
    public record Indicator(IndicatorKey key, List<String> values, String title) {
        public Indicator {
            values = List.copyOf(values);
            Bounds.require("values of an indicator", values.size(), MOST_INDICATORS);
        }
    }

    public Sequence {
        actors = List.copyOf(actors);
        resources = List.copyOf(resources);
        endpoints = List.copyOf(endpoints);
        signals = List.copyOf(signals);
        indicators = List.copyOf(indicators);
        additionalTypes = List.copyOf(additionalTypes);
        if (signals.isEmpty()) {
            throw new IllegalArgumentException("the sequence " + uid + " has no signal");
        }
        Bounds.require("actors", actors.size(), MOST_PARTS);
        Bounds.require("resources", resources.size(), MOST_PARTS);
        Bounds.require("endpoints", endpoints.size(), MOST_PARTS);
        Bounds.require("signals", signals.size(), MOST_SIGNALS);
        Bounds.require("indicators", indicators.size(), MOST_INDICATORS);
        requireKnown("actor", actors.stream().map(Actor::id).toList(), signals, Signal::actorIds);
        requireKnown("resource", resources.stream().map(SequenceResource::uid).toList(), signals, Signal::resourceUids);
        requireKnown("endpoint", endpoints.stream().map(Endpoint::id).toList(), signals, Signal::endpointIds);
    }

    @Override
    public long bytes() {
        return BYTES_A_PART * (1L + actors.size() + resources.size() + endpoints.size() + 2L * signals.size());
    }

    private static void requireKnown(
            String what, List<String> known, List<Signal> signals, Function<Signal, List<String>> named) {
        Set<String> ids = Set.copyOf(known);
        for (Signal signal : signals) {
            for (String id : named.apply(signal)) {
                if (!ids.contains(id)) {
                    throw new IllegalArgumentException("the signal %s names the %s %s, which the sequence lacks"
                            .formatted(signal.name(), what, id));
                }
            }
        }
    }
}
