package io.kumoban.detectors.guardduty.ec2;

import static io.kumoban.engine.detect.Parameter.real;
import static io.kumoban.engine.detect.Parameter.span;
import static io.kumoban.engine.detect.Parameter.whole;

import io.kumoban.detectors.stats.DistinctCounter;
import io.kumoban.detectors.stats.Doublings;
import io.kumoban.detectors.stats.MovingAverage;
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
import java.util.List;

/** The brute-force family of EC2: many short sessions of a log-in service between an instance and one peer. */
public final class BruteForce implements Detector<Flow, BruteForce.Seen> {
    private record Service(String name, String type, int port, int otherPort) {}

    private static final List<Service> SERVICES = List.of(
            new Service("SSH", "UnauthorizedAccess:EC2/SSHBruteForce", 22, 22),
            new Service("RDP", "UnauthorizedAccess:EC2/RDPBruteForce", 3389, 3389),
            new Service("WinRM", "Impact:EC2/WinRMBruteForce", 5985, 5986));

    static final Parameter.Whole SESSIONS = whole(
            "sessions", 30, 2, "short sessions with one peer", "people and scripts log in a few times in five minutes");
    static final Parameter.Span WINDOW =
            span("window", Duration.ofMinutes(5), "guessing tools try several passwords a minute or more");
    static final Parameter.Real TIMES_USUAL = real(
            "times-usual", 3, 1, 1000, "times", "a monitor or a deployment tool repeats itself, an attack is a burst");
    static final Parameter.Whole FEWEST_PACKETS =
            whole("fewest-packets", 4, 1, "packets", "less is a port probe, without a word of the service's protocol");
    static final Parameter.Whole MOST_PACKETS =
            whole("most-packets", 30, 1, "packets", "a refused log-in takes ten to twenty-five packets a direction");
    static final Parameter.Whole MOST_BYTES =
            whole("most-bytes", 10_240, 1, "bytes", "a refused log-in moves two to six kilobytes");

    private static final int WINDOWS_REMEMBERED = 48;
    private static final int WINDOWS_TO_KNOW = 6;

    private static final int PEERS = 24_576;

    @Override
    public About about() {
        About about = About.finding("brute-force", SERVICES.getFirst().type(), Severity.HIGH);
        SERVICES.stream().skip(1).forEach(service -> about.also(service.type(), Severity.HIGH));
        return about.technique("T1110.001")
                .tactic(Tactic.CREDENTIAL_ACCESS)
                .role(About.Role.ACTOR)
                .title("Many short log-in sessions")
                .what("Distinct short sessions (accepted TCP, 4 to 30 packets, under 10 KiB a record, told apart by"
                        + " the client's port) with one peer on SSH 22, RDP 3389 or WinRM 5985 and 5986, in either"
                        + " direction. Raised at 30 in 5 minutes, and three times what the pair is used to once six"
                        + " windows are known. The instance is the actor (High) where it connects, the target (Low)"
                        + " where it is connected to. Flow logs hold no log-in result.")
                .normally("A log-in session is opened a few times an hour and lasts.")
                .thenCheck(
                        "Target: did a longer session with this peer follow the burst? Close the port to the internet."
                                + " Actor: what runs on the instance, and which credentials does it try?")
                .mistakenFor("deployment tools that open one session a command; a monitor that logs in more often than"
                        + " every ten seconds, until it is known")
                .parameters(SESSIONS, WINDOW, TIMES_USUAL, FEWEST_PACKETS, MOST_PACKETS, MOST_BYTES);
    }

    @Override
    public Interest<Flow> interest() {
        return Interest.in(Flow.class)
                .by(Key.OWN_SIDE)
                .of(traffic -> traffic.isTcp() && traffic.isAccepted())
                .within(BruteForce::peerAndService)
                .atMost(PEERS)
                .forgetAfter(Duration.ofDays(1));
    }

    private static long peerAndService(Flow flow) {
        int service = service(flow);
        if (service < 0 || !flow.opensConnection()) {
            return 0;
        }
        long ends = flow.endsHash();
        return ends == 0 ? 0 : Hashes.join(ends, service << 1 | (flow.outbound() ? 1 : 0));
    }

    private static int service(Flow flow) {
        int port = flow.outbound() ? flow.remotePort() : flow.localPort();
        for (int i = 0; i < SERVICES.size(); i++) {
            Service service = SERVICES.get(i);
            if (port == service.port || port == service.otherPort) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public Seen newState() {
        return new Seen();
    }

    @Override
    public void on(Flow flow, Seen seen, Context context) {
        if (flow.packets() < context.get(FEWEST_PACKETS)
                || flow.packets() > context.get(MOST_PACKETS)
                || flow.bytes() >= context.get(MOST_BYTES)) {
            return;
        }
        long window = context.get(WINDOW);
        if (seen.window.opens(flow.time(), window)) {
            seen.closeWindow();
        }
        int clientPort = flow.outbound() ? flow.localPort() : flow.remotePort();
        if (seen.sessions.add(Hashes.mix(clientPort + 1L)) == 0) {
            return;
        }
        int sessions = seen.sessions.count();
        double enough = context.get(SESSIONS);
        if (seen.usual.count() >= WINDOWS_TO_KNOW) {
            enough = Math.max(enough, context.get(TIMES_USUAL) * seen.usual.mean());
        }
        if (!seen.told.reached(sessions, enough)) {
            if (!seen.told.isTold()) {
                context.nearMiss(SESSIONS, sessions);
            }
        } else if (!context.trusts(flow.remote()) && !context.trusts(flow.local())) {
            seen.told.told(sessions);
            report(flow, sessions, seen, window, context);
        }
    }

    private static void report(Flow flow, int sessions, Seen seen, long window, Context context) {
        Service service = SERVICES.get(service(flow));
        // A guess by ports always makes the client the own side; nobody is accused on a guess.
        boolean acts = flow.outbound() && !flow.sidesAreGuessed();
        context.report(flow)
                .type(service.type)
                .title(
                        acts
                                ? "An instance is guessing " + service.name + " log-ins"
                                : "An instance's " + service.name + " log-ins are being guessed")
                .role(acts ? About.Role.ACTOR : About.Role.TARGET)
                .severity(acts ? Severity.HIGH : Severity.LOW)
                .apart(acts ? "ACTOR" : "TARGET")
                .observed("short " + service.name + " sessions", sessions, window)
                .usual("short " + service.name + " sessions", seen.usual.mean(), "a window in which there are any")
                .score(sessions)
                .say(
                        sentence(flow, acts),
                        flow.own(),
                        sessions,
                        service.name,
                        flow.remote(),
                        Spans.text(Duration.ofMillis(window)));
    }

    private static String sentence(Flow flow, boolean acts) {
        if (flow.sidesAreGuessed()) {
            return "%s saw %d short %s sessions with %s within %s, as when passwords are guessed."
                    + " Nothing tells which side is its own: give ownRanges in --context.";
        }
        return acts
                ? "%s opened %d short %s sessions to %s within %s, as when passwords are guessed."
                : "%s took %d short %s sessions from %s within %s, as when passwords are guessed.";
    }

    /** One own address, peer, service and direction: 300 bytes for a few sessions, 1.3 KiB at most. */
    public static final class Seen implements State {
        private final Window window = new Window();
        private final DistinctCounter sessions = new DistinctCounter();
        private final Doublings told = new Doublings();
        private final MovingAverage usual = new MovingAverage();

        /** What was reported is not what is usual. */
        private void closeWindow() {
            if (sessions.count() > 0 && !told.isTold()) {
                usual.add(sessions.count(), WINDOWS_REMEMBERED);
            }
            sessions.clear();
            told.clear();
        }

        @Override
        public void save(DataOutput out) throws IOException {
            window.save(out);
            sessions.save(out);
            told.save(out);
            usual.save(out);
        }

        @Override
        public void load(DataInput in) throws IOException {
            window.load(in);
            sessions.load(in);
            told.load(in);
            usual.load(in);
        }
    }
}
