package io.kumoban.detectors.guardduty.ec2;

import static io.kumoban.engine.detect.Parameter.real;
import static io.kumoban.engine.detect.Parameter.span;
import static io.kumoban.engine.detect.Parameter.whole;

import io.kumoban.detectors.stats.Window;
import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Context;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.Parameter;
import io.kumoban.engine.detect.Spans;
import io.kumoban.engine.detect.State;
import io.kumoban.engine.event.Flow;
import io.kumoban.engine.event.Hashes;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Tactic;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;

/**
 * {@code Behavior:EC2/Beaconing}, a type of Kumoban's own: an instance reports to a remote address that it did not know
 * before, as regularly as a clock.
 */
public final class Beacon implements Detector<Flow, Beacon.Seen> {
    static final Parameter.Real SCORE = real(
            "score",
            0.75,
            0,
            1,
            "beacon score",
            "a service that is busy all day without any order stays below 0.7, beacons with half of jitter above 0.75");
    static final Parameter.Whole CONTACTS = whole(
            "contacts", 12, 4, "contacts in a window", "fewer show no order; a beacon of two hours has twelve a day");
    static final Parameter.Span WINDOW =
            span("window", Duration.ofDays(1), "what goes on day and night is no person at work");

    private static final int PAIRS = 3_072;
    private static final int DNS = 53;
    private static final int NTP = 123;

    @Override
    public About about() {
        return About.finding("beacon", "Behavior:EC2/Beaconing", Severity.MEDIUM)
                .technique("T1071", "T1029")
                .tactic(Tactic.COMMAND_AND_CONTROL)
                .role(About.Role.ACTOR)
                .title("An instance is beaconing to a new remote host")
                .what("Conversations that an instance opens to one port of a public address, scored by how even their"
                        + " gaps, sizes and spread over the day are, as RITA does (0 to 1; corrected for services"
                        + " that are busy all day). Raised when a whole day scores 0.75 or more, has 12 contacts or"
                        + " more, and the address was first met after the account was learned. Told again each"
                        + " further day. DNS and NTP are left out. The type is Kumoban's own; GuardDuty has none"
                        + " like it.")
                .normally("Instances that poll do so from their first day on, and the address belongs to a provider"
                        + " that is known.")
                .thenCheck("Who owns the address? Which process opens the connection, and when was it installed? Did a"
                        + " new release bring a new agent on all instances, or is this one alone?")
                .mistakenFor("monitoring agents, update checks and message queues that came with a new release (trust"
                        + " their addresses); where pairs are many, an old address that was forgotten for the cap")
                .parameters(SCORE, CONTACTS, WINDOW)
                .learning();
    }

    @Override
    public Interest<Flow> interest() {
        return Interest.in(Flow.class)
                .by(Key.OWN_SIDE)
                .of(traffic -> traffic.isOutbound() && traffic.isAccepted())
                .within(Beacon::service)
                .atMost(PAIRS)
                .forgetAfter(Duration.ofDays(3));
    }

    private static long service(Flow flow) {
        boolean counts =
                flow.remoteIsPublic() && flow.opensConnection() && flow.remotePort() != DNS && flow.remotePort() != NTP;
        return counts ? Hashes.join(flow.endsHash(), Attempts.service(flow)) : 0;
    }

    @Override
    public Seen newState() {
        return new Seen();
    }

    @Override
    public void on(Flow flow, Seen seen, Context context) {
        long window = context.get(WINDOW);
        if (seen.window.opens(flow.time(), window)) {
            if (seen.isNew) {
                seen.isNew = false;
                seen.isKnown = context.learning();
            } else if (seen.contacts.count() >= context.get(CONTACTS)) {
                judge(flow, seen, context);
            }
            seen.contacts.clear();
        }
        seen.contacts.add(flow.start(), flow.bytes(), (double) (flow.time() - seen.window.start()) / window);
    }

    private static void judge(Flow flow, Seen seen, Context context) {
        Contacts contacts = seen.contacts;
        double score = contacts.score();
        context.score(score);
        if (score < context.get(SCORE)) {
            context.nearMiss(SCORE, score);
        } else if (!seen.isKnown && !context.trusts(flow.remote()) && !context.trusts(flow.local())) {
            long window = context.get(WINDOW);
            context.report(flow)
                    .apart(flow.remote() + " port " + flow.remotePort())
                    .observed("beacon score", score, "of 1")
                    .observed("contacts", contacts.count(), window)
                    .observed("usual gap", contacts.gap(), "seconds")
                    .observed("usual size", contacts.bytesSent(), "bytes sent")
                    .observed("parts of the day with contacts", contacts.busyBins(), "of 24")
                    .score(score)
                    .say(
                            "%s spoke to port %d of %s %d times within %s, about every %.0f seconds and with about %.0f"
                                    + " bytes each time; it did not speak to it while the account was learned.",
                            flow.own(),
                            flow.remotePort(),
                            flow.remote(),
                            contacts.count(),
                            Spans.text(Duration.ofMillis(window)),
                            contacts.gap(),
                            contacts.bytesSent());
        }
    }

    /** One own side and one port of a remote address: about 850 bytes. */
    public static final class Seen implements State {
        private final Window window = new Window();
        private final Contacts contacts = new Contacts();
        private boolean isNew = true;
        private boolean isKnown;

        @Override
        public void save(DataOutput out) throws IOException {
            window.save(out);
            contacts.save(out);
            out.writeBoolean(isNew);
            out.writeBoolean(isKnown);
        }

        @Override
        public void load(DataInput in) throws IOException {
            window.load(in);
            contacts.load(in);
            isNew = in.readBoolean();
            isKnown = in.readBoolean();
        }
    }
}
