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

/** {@code Impact:EC2/PortSweep}: an instance tries one port on many public addresses, and most do not answer. */
public final class PortSweep implements Detector<Flow, FanOut> {
    static final Parameter.Whole REMOTES = whole(
            "remotes", 100, 2, "distinct public addresses", "a busy client meets dozens of servers in ten minutes");
    static final Parameter.Real FAILED = real(
            "failed-share",
            0.8,
            0,
            1,
            "of attempts",
            "a crawler's or mail server's addresses answer, guessed ones do not");
    static final Parameter.Span WINDOW = span(
            "window", Duration.ofMinutes(10), "sweeps run fast, since most of the addresses that they guess are empty");

    private static final int PORTS_KEPT = 16_384;

    @Override
    public About about() {
        return About.finding("port-sweep", "Impact:EC2/PortSweep", Severity.HIGH)
                .technique("T1595.001")
                .tactic(Tactic.IMPACT)
                .role(About.Role.ACTOR)
                .title("An instance is sweeping the internet for an open port")
                .what("Distinct public addresses on which an instance opens conversations to one port of TCP or UDP."
                        + " Raised at 100 addresses in 10 minutes when 80 % of the attempts or more failed:"
                        + " rejected, TCP of at most three packets that does not close, or UDP without any answer."
                        + " Told again each time the count has doubled. Above 64 addresses the count is an"
                        + " estimate with 4 % standard error.")
                .normally("Instances talk to addresses that a name or a list gave them, and those answer.")
                .thenCheck(
                        "Which port, and what lives there? Which process sends? An instance that sweeps is most often"
                                + " itself taken over: look for how, and for the addresses that did answer.")
                .mistakenFor(
                        "research scanners and crawlers on dead links (trust their addresses); a fleet of endpoints"
                                + " that went down together; logs without TCP flags of very many idle connections")
                .parameters(REMOTES, FAILED, WINDOW);
    }

    @Override
    public Interest<Flow> interest() {
        return Interest.in(Flow.class)
                .by(Key.OWN_SIDE)
                .of(Attempts::areOf)
                .within(PortSweep::port)
                .atMost(PORTS_KEPT)
                .forgetAfter(Duration.ofHours(1));
    }

    private static long port(Flow flow) {
        return Attempts.concerns(flow) && flow.remoteIsPublic() ? Attempts.service(flow) : 0;
    }

    @Override
    public FanOut newState() {
        return new FanOut();
    }

    @Override
    public void on(Flow flow, FanOut seen, Context context) {
        if (context.trusts(flow.remote()) || context.trusts(flow.local())) {
            return;
        }
        long window = context.get(WINDOW);
        if (seen.tells(flow, flow.remoteHash(), window, REMOTES, FAILED, context)) {
            seen.told();
            context.report(flow)
                    .observed("distinct addresses", seen.targets(), window)
                    .observed("failed attempts", seen.failedShare(), "share of " + seen.attempts())
                    .score(seen.targets())
                    .say(
                            "%s tried port %d of %d public addresses within %s, and %.0f%% of its attempts got no"
                                    + " proper answer; the last address was %s.",
                            flow.own(),
                            flow.remotePort(),
                            seen.targets(),
                            Spans.text(Duration.ofMillis(window)),
                            100 * seen.failedShare(),
                            flow.remote());
        }
    }
}
