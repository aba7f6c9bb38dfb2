package io.kumoban.detectors.guardduty.ec2;

import static io.kumoban.engine.detect.Parameter.span;
import static io.kumoban.engine.detect.Parameter.whole;

import io.kumoban.detectors.baseline.DailyHabits;
import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Context;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.Parameter;
import io.kumoban.engine.detect.State;
import io.kumoban.engine.event.Address;
import io.kumoban.engine.event.Flow;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Tactic;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;

/** An instance asks a public resolver that it never asked before. What it asks is in no log of the VPC's own resolver. */
abstract class NewResolver implements Detector<Flow, NewResolver.Seen> {
    static final Parameter.Whole RECORDS =
            whole("records", 3, 1, "accepted records", "a single one is a probe or a stray default of a program");
    static final Parameter.Span MEMORY =
            span("memory", Duration.ofDays(30), "what was not asked for a month is new again, as in the service");

    private static final int OWN_SIDES = 4_096;

    /** What all of the family say alike. */
    final About described(About about) {
        return about.technique("T1071.004", "T1572")
                .tactic(Tactic.DEFENSE_EVASION)
                .role(About.Role.ACTOR)
                .title("An instance asks a resolver that it never asked before")
                .normally("Instances ask the resolver of their VPC, or always the same few others.")
                .thenCheck(
                        "Which process asks, and why not the VPC's resolver? Malware does so to stay out of its log.")
                .mistakenFor("containers and VPN clients that bring a resolver of their own; a change of configuration")
                .parameters(RECORDS, MEMORY)
                .learning();
    }

    /** The port on which a flow may ask a resolver; 0 when it asks none. */
    abstract int asks(Flow flow);

    /** Whether the remote is a resolver, where the port alone does not say so. */
    boolean isResolver(Address remote, Context context) {
        return true;
    }

    abstract String type(int port);

    @Override
    public Interest<Flow> interest() {
        return Interest.in(Flow.class)
                .by(Key.OWN_SIDE)
                .of(traffic -> traffic.isOutbound() && traffic.isAccepted())
                .within(flow -> flow.remoteIsPublic() ? asks(flow) : 0)
                .atMost(OWN_SIDES)
                .forgetAfter(Duration.ofDays(30));
    }

    @Override
    public final Seen newState() {
        return new Seen();
    }

    @Override
    public final void on(Flow flow, Seen seen, Context context) {
        int port = flow.remotePort();
        if (!isResolver(flow.remote(), context) || context.trusts(flow.remote()) || context.trusts(flow.local())) {
            return;
        }
        int earlierDays = seen.asked.use(flow.remoteHash(), flow.time(), context.get(MEMORY));
        if (earlierDays > 0 || context.learning()) {
            return;
        }
        int records = seen.count(flow);
        if (records < context.get(RECORDS)) {
            context.nearMiss(RECORDS, records);
            return;
        }
        if (records > context.get(RECORDS)) {
            return;
        }
        context.report(flow)
                .type(type(port))
                .apart(flow.remote().toString())
                .observed("records", records, "within a day")
                .usual("earlier days on which it was asked", 0, "days")
                .say(
                        "%s asked the resolver %s on port %d, which it had not done in the month before.",
                        flow.own(), flow.remote(), port);
    }

    /** One own side and port: 100 bytes for few resolvers, 350 bytes at most. */
    public static final class Seen implements State {
        private static final int RESOLVERS_KEPT = 16;

        private final DailyHabits asked = new DailyHabits(RESOLVERS_KEPT);
        private long remote;
        private long day = Long.MIN_VALUE;
        private int records;

        /** How often the new remote was asked today; only the last one is counted. */
        private int count(Flow flow) {
            long today = Math.floorDiv(flow.time(), Duration.ofDays(1).toMillis());
            if (flow.remoteHash() != remote || today != day) {
                remote = flow.remoteHash();
                day = today;
                records = 0;
            }
            return ++records;
        }

        @Override
        public void save(DataOutput out) throws IOException {
            asked.save(out);
            out.writeLong(remote);
            out.writeLong(day);
            out.writeInt(records);
        }

        @Override
        public void load(DataInput in) throws IOException {
            asked.load(in);
            remote = in.readLong();
            day = in.readLong();
            records = in.readInt();
        }
    }
}
