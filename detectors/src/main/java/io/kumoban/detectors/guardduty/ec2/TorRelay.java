package io.kumoban.detectors.guardduty.ec2;

import static io.kumoban.engine.detect.Parameter.span;
import static io.kumoban.engine.detect.Parameter.whole;

import io.kumoban.detectors.stats.DistinctInWindow;
import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Context;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.Parameter;
import io.kumoban.engine.detect.Spans;
import io.kumoban.engine.event.Address;
import io.kumoban.engine.event.Flow;
import io.kumoban.engine.event.Hashes;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Tactic;
import java.time.Duration;

/**
 * {@code UnauthorizedAccess:EC2/TorRelay}: several relays of the Tor network, of the list {@code tor-relay-ips}, open
 * connections to one port of an instance, and it answers them: it is a relay itself.
 */
public final class TorRelay implements Detector<Flow, DistinctInWindow> {
    private static final String TYPE = "UnauthorizedAccess:*/TorRelay";

    static final Parameter.Whole RELAYS = whole(
            "relays",
            3,
            1,
            "distinct relays",
            "one relay may also be somebody's own machine, three have Tor in common");
    static final Parameter.Span WINDOW =
            span("window", Duration.ofHours(24), "relays keep a connection open for hours and make few new ones");

    private static final int PORTS_KEPT = 1_024;

    @Override
    public About about() {
        return About.finding("tor-relay", Owners.typeOfInstance(TYPE), Severity.HIGH)
                .also(Owners.typeOfFunction(TYPE), Severity.HIGH)
                .technique("T1090.003")
                .tactic(Tactic.COMMAND_AND_CONTROL)
                .role(About.Role.ACTOR)
                .title("An instance is a relay of the Tor network")
                .what("Distinct public addresses of the list " + TorClient.RELAYS
                        + " whose TCP connections one port of an"
                        + " instance answers. Raised at 3 addresses within 24 hours, and told again each time the count"
                        + " has doubled.")
                .normally("Relays carry other people's traffic; they do not visit servers of their own accord.")
                .thenCheck("Which process listens on the port? A relay that nobody set up hides whose traffic it is.")
                .mistakenFor("a public service that people visit through Tor, if the list also holds exits")
                .parameters(RELAYS, WINDOW);
    }

    @Override
    public Interest<Flow> interest() {
        return Interest.in(Flow.class)
                .by(Key.OWN_SIDE)
                .of(traffic -> traffic.isOutbound() && traffic.isAccepted() && traffic.isTcp())
                .within(TorRelay::port)
                .needing(TorClient.RELAYS)
                .atMost(PORTS_KEPT)
                .forgetAfter(Duration.ofDays(2));
    }

    /** Answers to connections that came from outside; all else concerns nobody here. */
    private static long port(Flow flow) {
        return flow.localPort() > 0 && flow.remoteIsPublic() && !flow.opensConnection()
                ? Hashes.mix(flow.localPort())
                : 0;
    }

    @Override
    public DistinctInWindow newState() {
        return new DistinctInWindow();
    }

    @Override
    public void on(Flow flow, DistinctInWindow relays, Context context) {
        Address remote = flow.remote();
        if (!context.addresses(TorClient.RELAYS).contains(remote)
                || context.trusts(remote)
                || context.trusts(flow.local())) {
            return;
        }
        relays.opens(flow.time(), context.get(WINDOW));
        if (!relays.add(flow.remoteHash()) || !relays.reaches(RELAYS, context)) {
            return;
        }
        relays.told();
        context.report(flow)
                .type(Owners.type(TYPE, flow))
                .observed("distinct relays", relays.count(), context.get(WINDOW))
                .detail("threatListName", TorClient.RELAYS)
                .score(relays.count())
                .say(
                        "%d relays of the Tor network were answered by %s on port %d within %s, at last %s.",
                        relays.count(),
                        flow.own(),
                        flow.localPort(),
                        Spans.text(Duration.ofMillis(context.get(WINDOW))),
                        remote);
    }
}
