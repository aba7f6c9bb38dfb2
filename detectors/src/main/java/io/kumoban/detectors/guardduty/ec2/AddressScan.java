package io.kumoban.detectors.guardduty.ec2;

import static io.kumoban.engine.detect.Parameter.real;
import static io.kumoban.engine.detect.Parameter.span;
import static io.kumoban.engine.detect.Parameter.whole;

import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Context;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.Parameter;
import io.kumoban.engine.detect.Spans;
import io.kumoban.engine.event.Flow;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Tactic;
import java.time.Duration;

/**
 * {@code Recon:EC2/Portscan} across hosts: an instance tries one port on one address after another, inside the network or
 * outside, and a good part does not answer. {@link PortSweep} is the louder one, of the internet only.
 */
public final class AddressScan implements Detector<Flow, FanOut> {
    static final Parameter.Whole REMOTES = whole(
            "remotes", 25, 2, "distinct addresses", "fan-out on one port is far smaller for nearly all instances");
    static final Parameter.Real FAILED = real(
            "failed-share",
            0.3,
            0,
            1,
            "of attempts",
            "names and lists lead to addresses that answer; of guessed ones many do not, or a firewall rejects them");
    static final Parameter.Span WINDOW =
            span("window", Duration.ofMinutes(10), "a worm tries its next victims within seconds");

    private static final int PORTS_KEPT = 4_096;

    @Override
    public About about() {
        return About.finding("address-scan", "Recon:EC2/Portscan", Severity.MEDIUM)
                .technique("T1046")
                .tactic(Tactic.DISCOVERY)
                .role(About.Role.ACTOR)
                .title("An instance is trying one port on many hosts")
                .what("Distinct addresses on which an instance opens conversations to one port of TCP or UDP. Raised at"
                        + " 25 addresses in 10 minutes when 30 % of the attempts or more failed: rejected, TCP of at"
                        + " most three packets that does not close, or UDP without any answer. Told again each time"
                        + " the count has doubled.")
                .normally("Instances talk to addresses that a name or a list gave them, and those answer.")
                .thenCheck("Which port, and what lives there? Which of the addresses answered, and did a longer"
                        + " conversation follow? What started on the instance before?")
                .mistakenFor("crawlers and mail servers with stale addresses (trust them); monitoring of hosts that are"
                        + " switched off; a fleet of endpoints that went down together")
                .parameters(REMOTES, FAILED, WINDOW);
    }

    @Override
    public Interest<Flow> interest() {
        return Interest.in(Flow.class)
                .by(Key.OWN_SIDE)
                .of(Attempts::areOf)
                .within(AddressScan::port)
                .atMost(PORTS_KEPT)
                .forgetAfter(Duration.ofHours(1));
    }

    private static long port(Flow flow) {
        return Attempts.concerns(flow) ? Attempts.service(flow) : 0;
    }

    @Override
    public FanOut newState() {
        return new FanOut();
    }

    @Override
    public void on(Flow flow, FanOut seen, Context context) {
        long window = context.get(WINDOW);
        if (seen.tells(flow, flow.remoteHash(), window, REMOTES, FAILED, context)
                && !context.trusts(flow.remote())
                && !context.trusts(flow.local())) {
            seen.told();
            context.report(flow)
                    .apart("port " + flow.remotePort())
                    .observed("distinct addresses", seen.targets(), window)
                    .observed("failed attempts", seen.failedShare(), "share of " + seen.attempts())
                    .score(seen.targets())
                    .say(
                            "%s tried port %d of %d addresses within %s, and %.0f%% of its attempts got no proper"
                                    + " answer; the last address was %s.",
                            flow.own(),
                            flow.remotePort(),
                            seen.targets(),
                            Spans.text(Duration.ofMillis(window)),
                            100 * seen.failedShare(),
                            flow.remote());
        }
    }
}
