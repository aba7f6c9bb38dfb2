package io.kumoban.detectors.guardduty.ec2;

import static io.kumoban.engine.detect.Parameter.span;
import static io.kumoban.engine.detect.Parameter.whole;

import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Context;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.Parameter;
import io.kumoban.engine.detect.Report;
import io.kumoban.engine.event.Flow;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Tactic;
import java.time.Duration;

/**
 * {@code Behavior:EC2/NetworkPortUnusual}: an instance that has used the same few ports of others for two weeks begins
 * to use another one. Towards the ports of directory services (389 and 1389) that is how an exploited Log4j fetches its
 * code, so it is graver there.
 */
public final class UnusualPort implements Detector<Flow, UsedPorts> {
    static final String TYPE = "Behavior:EC2/NetworkPortUnusual";

    static final Parameter.Whole CONVERSATIONS =
            whole("conversations", 5, 1, "conversations", "a single one may be a mistake; a purpose makes several");
    static final Parameter.Span WINDOW =
            span("window", Duration.ofDays(1), "a port that was used for a day without more is no news any longer");
    static final Parameter.Span HISTORY =
            span("history", Duration.ofDays(14), "the service takes one to two weeks to know an instance");
    static final Parameter.Span MEMORY = span("memory", Duration.ofDays(30), "monthly jobs keep their ports");

    /** Above this, ports are those that systems hand out to clients. */
    private static final int LAST_SERVER_PORT = 32_767;

    private static final int LDAP = 389;
    private static final int OTHER_LDAP = 1_389;
    private static final int OWN_SIDES = 6_144;

    @Override
    public About about() {
        return About.finding("unusual-port", TYPE, Severity.MEDIUM)
                .technique("T1571")
                .tactic(Tactic.COMMAND_AND_CONTROL)
                .role(About.Role.ACTOR)
                .title("An instance talks to a port that it never used before")
                .what("Accepted conversations that an instance opens to one TCP or UDP port up to 32767 of public"
                        + " addresses, when it did not use that port in the last 30 days and has been known for 14:"
                        + " raised at 5 within a day, once. High for ports 389 and 1389. An instance that uses 64"
                        + " ports has no usual ones and is left alone.")
                .normally("A server talks to the same few services all its life.")
                .thenCheck("Which process opened the conversations, and to whom? Was something deployed that day?")
                .mistakenFor("a new release that uses another service")
                .parameters(CONVERSATIONS, WINDOW, HISTORY, MEMORY)
                .learning();
    }

    @Override
    public Interest<Flow> interest() {
        return Interest.in(Flow.class)
                .by(Key.OWN_SIDE)
                .of(traffic -> traffic.isOutbound() && traffic.isAccepted() && (traffic.isTcp() || traffic.isUdp()))
                .when(UnusualPort::concerns)
                .atMost(OWN_SIDES)
                .forgetAfter(Duration.ofDays(60));
    }

    private static boolean concerns(Flow flow) {
        return flow.remotePort() > 0
                && flow.remotePort() <= LAST_SERVER_PORT
                && flow.remoteIsPublic()
                && flow.opensConnection();
    }

    @Override
    public UsedPorts newState() {
        return new UsedPorts();
    }

    @Override
    public void on(Flow flow, UsedPorts used, Context context) {
        int conversations =
                used.use(flow.protocol(), flow.remotePort(), flow.time(), context.get(WINDOW), context.get(MEMORY));
        if (conversations == 0
                || context.learning()
                || !used.isOldEnough(flow.time(), context.get(HISTORY))
                || context.trusts(flow.remote())
                || context.trusts(flow.local())) {
            return;
        }
        if (conversations != context.get(CONVERSATIONS)) {
            if (conversations < context.get(CONVERSATIONS)) {
                context.nearMiss(CONVERSATIONS, conversations);
            }
            return;
        }
        int port = flow.remotePort();
        boolean directory = port == LDAP || port == OTHER_LDAP;
        Report report = context.report(flow)
                .severity(directory ? Severity.HIGH : Severity.MEDIUM)
                .apart(flow.protocol() + "/" + port)
                .observed("conversations with the port", conversations, context.get(WINDOW))
                .usual("ports used in the last 30 days", used.ports() - 1, "ports")
                .score(conversations);
        if (directory) {
            report.detail("context", "Possible log4j callback");
        }
        report.say(
                "%s opened %d conversations with port %d, at last of %s; it had not used that port in 30 days, only %d"
                        + " others.%s",
                flow.own(),
                conversations,
                port,
                flow.remote(),
                used.ports() - 1,
                directory ? " An exploited Log4j fetches its code from such a port." : "");
    }
}
