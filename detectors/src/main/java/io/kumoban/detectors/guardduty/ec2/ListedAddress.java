package io.kumoban.detectors.guardduty.ec2;

import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Context;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.Rule;
import io.kumoban.engine.event.Address;
import io.kumoban.engine.event.Flow;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Severity;

/**
 * An instance, or a Lambda function in a VPC, talks to an address of a threat list. What it sent counts, not what it got: an instance that does not
 * answer a listed address has done nothing, and the internet knocks on every door.
 */
abstract class ListedAddress implements Rule<Flow> {
    private final String list;
    private final String thing;
    private final String type;
    private final Severity severity;

    /**
     * A detector of one list.
     *
     * @param thing what the list holds, as in "the address of <i>a mining pool</i>"
     * @param type  the finding type with {@code *} for {@code EC2} or {@code Lambda}
     */
    ListedAddress(String list, String thing, String type, Severity severity) {
        this.list = list;
        this.thing = thing;
        this.type = type;
        this.severity = severity;
    }

    /** What all of the family say alike. */
    final About described(String id) {
        return About.finding(id, Owners.typeOfInstance(type), severity)
                .also(Owners.typeOfFunction(type), severity)
                .role(About.Role.ACTOR)
                .what("Accepted records that an instance or function sent to a public address of the list " + list
                        + ", whoever opened the conversation. Each record counts.")
                .normally("Neither instances nor functions have a reason to talk to such addresses.")
                .mistakenFor("an address that changed hands since it was listed, or that hosts other things too")
                .thenCheck(
                        "Which process sends, since when, and how much? Do other instances talk to the address too?");
    }

    @Override
    public final Interest<Flow> interest() {
        return Interest.in(Flow.class)
                .by(Key.OWN_SIDE)
                .of(traffic -> traffic.isOutbound() && traffic.isAccepted())
                .needing(list);
    }

    @Override
    public final void on(Flow flow, Context context) {
        Address remote = flow.remote();
        if (!flow.remoteIsPublic() || !context.addresses(list).contains(remote)) {
            return;
        }
        if (!context.trusts(remote) && !context.trusts(flow.local())) {
            context.report(flow)
                    .type(Owners.type(type, flow))
                    .detail("threatListName", list)
                    .observed("sent", (double) flow.bytes(), "bytes")
                    .say(
                            "%s sent %d bytes to %s port %d, the address of %s on the list %s.",
                            flow.own(), flow.bytes(), remote, flow.remotePort(), thing, list);
        }
    }
}
