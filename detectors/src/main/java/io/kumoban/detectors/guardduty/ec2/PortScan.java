package io.kumoban.detectors.guardduty.ec2;

import static io.kumoban.engine.detect.Parameter.real;
import static io.kumoban.engine.detect.Parameter.span;
import static io.kumoban.engine.detect.Parameter.whole;

import io.kumoban.detectors.stats.DistinctCounter;
import io.kumoban.detectors.stats.Doublings;
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
 * {@code Recon:EC2/Portscan}: an instance tries many ports of one host, and most do not answer, or many of those below
 * 1,024, where services live (RFC 6335, "System Ports").
 */
public final class PortScan implements Detector<Flow, PortScan.Seen> {
    static final Parameter.Whole PORTS = whole(
            "ports", 50, 2, "distinct ports", "busy clients stay below twenty on one host, scanners try hundreds");
    static final Parameter.Real FAILED =
            real("failed-share", 0.7, 0, 1, "of attempts", "few of a host's ports are open; a client knows which ones");
    static final Parameter.Whole SERVICES = whole(
            "service-ports",
            15,
            2,
            "distinct ports below 1,024",
            "clients use a few services of a host, answered or not");
    static final Parameter.Span WINDOW =
            span("window", Duration.ofMinutes(10), "the usual scan of a thousand ports takes seconds to minutes");

    private static final int FIRST_USER_PORT = 1_024;
    private static final int PAIRS = 24_576;

    @Override
    public About about() {
        return About.finding("port-scan", "Recon:EC2/Portscan", Severity.MEDIUM)
                .technique("T1046")
                .tactic(Tactic.DISCOVERY)
                .role(About.Role.ACTOR)
                .title("An instance is scanning the ports of a host")
                .what("Distinct remote ports (TCP and UDP) that an instance opens conversations to on one remote"
                        + " address. Raised at 50 ports in 10 minutes when 70 % of the attempts or more failed:"
                        + " rejected, TCP of at most three packets that does not close, or UDP without any answer."
                        + " Raised too at 15 ports below 1,024 in that time, whether they answer or not."
                        + " Told again each time the count has doubled.")
                .normally("A client uses a handful of ports of a server, and they answer.")
                .thenCheck(
                        "Is the instance a scanner of yours? If not: what started on it before, whom else did it try,"
                                + " and did one of the open ports get a longer conversation afterwards?")
                .mistakenFor("vulnerability scanners and port monitors (trust their addresses); traceroute, which walks"
                        + " UDP ports; passive FTP or RPC to a host that does not answer")
                .parameters(PORTS, FAILED, SERVICES, WINDOW);
    }

    @Override
    public Interest<Flow> interest() {
        return Interest.in(Flow.class)
                .by(Key.OWN_SIDE)
                .of(Attempts::areOf)
                .within(flow -> Attempts.concerns(flow) ? flow.endsHash() : 0)
                .atMost(PAIRS)
                .forgetAfter(Duration.ofHours(1));
    }

    @Override
    public Seen newState() {
        return new Seen();
    }

    @Override
    public void on(Flow flow, Seen seen, Context context) {
        long window = context.get(WINDOW);
        if (seen.window.opens(flow.time(), window)) {
            seen.clear();
        }
        if (!seen.attempts.note(flow) || seen.ports.add(Hashes.mix(flow.remotePort() + 1L)) == 0) {
            return;
        }
        seen.services += flow.remotePort() < FIRST_USER_PORT ? 1 : 0;
        if ((mostFail(seen, context) || seen.services >= context.get(SERVICES))
                && seen.told.reached(seen.ports.count(), 1)
                && !context.trusts(flow.remote())
                && !context.trusts(flow.local())) {
            report(flow, seen, context);
        }
    }

    /** Whether so many ports were tried that it matters how many of the attempts failed, and enough of them did. */
    private static boolean mostFail(Seen seen, Context context) {
        int ports = seen.ports.count();
        double failed = seen.attempts.failedShare();
        if (ports >= context.get(PORTS) && failed >= context.get(FAILED)) {
            return true;
        }
        if (ports >= context.get(PORTS)) {
            context.nearMiss(FAILED, failed);
        } else if (!seen.told.isTold()) {
            context.nearMiss(PORTS, ports);
        }
        return false;
    }

    private static void report(Flow flow, Seen seen, Context context) {
        long window = context.get(WINDOW);
        int ports = seen.ports.count();
        double failed = seen.attempts.failedShare();
        seen.told.told(ports);
        context.report(flow)
                .observed("distinct ports", ports, window)
                .observed("distinct ports below 1,024", seen.services, window)
                .observed("failed attempts", failed, "share of " + seen.attempts.made())
                .score(ports)
                .say(
                        "%s tried %d ports of %s within %s, %d of them below 1,024, and %.0f%% of its attempts got no"
                                + " proper answer.",
                        flow.own(),
                        ports,
                        flow.remote(),
                        Spans.text(Duration.ofMillis(window)),
                        seen.services,
                        100 * failed);
    }

    /** One own and one remote address: 300 bytes for a few ports, 1.3 KiB at most. */
    public static final class Seen implements State {
        private final Window window = new Window();
        private final DistinctCounter ports = new DistinctCounter();
        private final Attempts attempts = new Attempts();
        private final Doublings told = new Doublings();
        private int services;

        private void clear() {
            services = 0;
            ports.clear();
            attempts.clear();
            told.clear();
        }

        @Override
        public void save(DataOutput out) throws IOException {
            window.save(out);
            ports.save(out);
            attempts.save(out);
            told.save(out);
            out.writeInt(services);
        }

        @Override
        public void load(DataInput in) throws IOException {
            window.load(in);
            ports.load(in);
            attempts.load(in);
            told.load(in);
            services = in.readInt();
        }
    }
}
