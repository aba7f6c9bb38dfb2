package io.kumoban.datasets.scenario;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One thing that is done in a scenario. */
public sealed interface Step {
    /**
     * Calls of one API.
     *
     * @param service its short name, as in {@code ec2}
     * @param asks parameters
     * @param answers response elements, null for what the service gives by default
     * @param adds additional event data, null for what the service gives by default
     * @param bytes that are read or written, for calls on objects
     * @param touches types and ARNs of what the record says was touched
     * @param region null for the home Region
     * @param endpointAccount owner of the interface endpoint that the call passes, or empty
     */
    record Call(
            String service,
            String api,
            By by,
            Value.Members asks,
            Value.@Nullable Members answers,
            Value.@Nullable Members adds,
            Amount bytes,
            Map<String, Template> touches,
            Refusal refusal,
            @Nullable Template region,
            String endpointAccount,
            Targets targets,
            Rhythm rhythm)
            implements Step {}

    /**
     * How a call fails.
     *
     * @param share of calls that fail, 0 to 1
     * @param code the error, empty for a missing permission
     */
    record Refusal(double share, String code, String message) {}

    /**
     * Somebody assumes a role; {@code into} names the session's credentials for later steps.
     *
     * @param vouching by whom an identity provider outside lets them in; null where they come with keys of AWS
     */
    record Assume(
            Template role, Template sessionName, @Nullable Vouching vouching, By by, String into, Rhythm rhythm)
            implements Step {}

    /**
     * An identity provider outside AWS says who somebody is.
     *
     * @param saml whether by SAML, else by a token of OpenID Connect
     * @param provider its name; null for the account's own sign-on page
     * @param subject whom it names
     */
    record Vouching(boolean saml, @Nullable Template provider, Template subject) {}

    /** An IAM user makes a session of its own permissions (GetFederationToken). */
    record Federate(Template name, By by, String into, Rhythm rhythm) implements Step {}

    /** Somebody creates an IAM user. */
    record CreateUser(Template name, By by, Rhythm rhythm) implements Step {}

    /** Somebody creates an access key for an IAM user; {@code into} names it for later steps. */
    record CreateKey(Template user, By by, String into, Rhythm rhythm) implements Step {}

    /**
     * Somebody signs in: an IAM user or root at the console's page, a person with single sign-on at theirs.
     *
     * @param secondFactor whether one is asked for and given
     * @param failures wrong passwords before the right one
     * @param wrongCodes right passwords with a wrong second factor, after those
     * @param succeeds whether the right one comes at all
     * @param into names the session's credentials for later steps, or empty
     */
    record SignIn(
            By by,
            boolean secondFactor,
            Amount failures,
            Amount wrongCodes,
            boolean succeeds,
            String into,
            Rhythm rhythm)
            implements Step {}

    /** Traffic between two ends. */
    record Flows(End from, End to, Traffic traffic, Rhythm rhythm) implements Step {}

    /** An end of traffic. */
    sealed interface End {
        /** A member of the cast. */
        record Member(String name) implements End {}

        /** Another public address each time. */
        record Internet() implements End {}

        /** Another private address each time, at which nobody is. */
        record Inside() implements End {}
    }

    /**
     * What traffic looks like.
     *
     * @param protocol its number (IANA)
     * @param ports of the server, taken in turn; empty for protocols without ports
     * @param sent by the client within one record
     * @param back from the server within one record
     * @param seconds that a record covers, 0 to 59
     * @param outcomes what becomes of attempts, with their shares
     * @param oneConnection all records are of one long connection
     */
    record Traffic(
            int protocol,
            Ports ports,
            Volume sent,
            Volume back,
            Amount seconds,
            Map<Outcome, Double> outcomes,
            boolean oneConnection) {}

    /** Packets and bytes. */
    record Volume(Amount packets, Amount bytes) {}

    /** Server ports, taken in turn: a list, or a range that is walked in steps. */
    record Ports(List<Integer> list, int step) {
        /** The port of the n-th attempt, from 0. */
        public int at(int number) {
            return list.isEmpty() ? 0 : list.get((int) (((long) number * step) % list.size()));
        }
    }

    /** What becomes of an attempt to connect. */
    enum Outcome {
        ANSWERED,
        UNANSWERED,
        REFUSED,
        DROPPED
    }

    /**
     * Names looked up by an interface of the account.
     *
     * @param types record types, taken in turn
     * @param answers data of the answer; empty for a name that exists without such data
     * @param missing the share of names that do not exist, 0 to 1
     */
    record Lookups(
            String client, Template name, List<String> types, List<Template> answers, double missing, Rhythm rhythm)
            implements Step {}

    /** Nothing happens for a while. */
    record Wait(Rhythm rhythm) implements Step {}

    /** One of several ways is taken. */
    record Choose(List<Way> ways) implements Step {}

    /** A way with its weight. */
    record Way(double chance, List<Step> steps) {}

    /** Steps done several times; {@code everyMillis} from beginning to beginning, 0 for at once. */
    record Repeat(Amount times, long everyMillis, double jitter, List<Step> steps) implements Step {}
}
