package io.kumoban.detectors.guardduty.ec2;

import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Context;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.Rule;
import io.kumoban.engine.event.Address;
import io.kumoban.engine.event.Flow;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Tactic;

/**
 * {@code UnauthorizedAccess:EC2/TorClient}: an instance opens a connection to a relay of the Tor network, of the list
 * {@code tor-relay-ips}. What relays open towards an instance is {@link TorRelay}'s.
 */
public final class TorClient implements Rule<Flow> {
    static final String RELAYS = "tor-relay-ips";

    private static final String TYPE = "UnauthorizedAccess:*/TorClient";

    @Override
    public About about() {
        return About.finding("tor-client", Owners.typeOfInstance(TYPE), Severity.HIGH)
                .also(Owners.typeOfFunction(TYPE), Severity.HIGH)
                .technique("T1090.003")
                .tactic(Tactic.COMMAND_AND_CONTROL)
                .role(About.Role.ACTOR)
                .title("An instance is a client of the Tor network")
                .what("Accepted TCP records by which an instance opens a connection to a public address of the list "
                        + RELAYS + ". Each record counts.")
                .normally("Servers have no reason to hide whom they talk to.")
                .thenCheck("Which process sends, and what does it hide? Look for what came before: Tor carries data out"
                        + " and commands in.")
                .mistakenFor("a relay that offers other things on the same address; people who are meant to use Tor");
    }

    @Override
    public Interest<Flow> interest() {
        return Interest.in(Flow.class)
                .by(Key.OWN_SIDE)
                .of(traffic -> traffic.isOutbound() && traffic.isAccepted() && traffic.isTcp())
                .needing(RELAYS);
    }

    @Override
    public void on(Flow flow, Context context) {
        if (!flow.opensConnection()) {
            return;
        }
        Address remote = flow.remote();
        if (!flow.remoteIsPublic()
                || !context.addresses(RELAYS).contains(remote)
                || context.trusts(remote)
                || context.trusts(flow.local())) {
            return;
        }
        context.report(flow)
                .type(Owners.type(TYPE, flow))
                .detail("threatListName", RELAYS)
                .observed("sent", (double) flow.bytes(), "bytes")
                .say(
                        "%s opened a connection to %s port %d, a relay of the Tor network on the list %s.",
                        flow.own(), remote, flow.remotePort(), RELAYS);
    }
}
