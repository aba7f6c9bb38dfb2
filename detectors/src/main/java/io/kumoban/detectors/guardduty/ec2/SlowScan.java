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
import io.kumoban.engine.event.Hashes;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Tactic;
import java.time.Duration;

/**
 * {@code Recon:EC2/Portscan} in slow motion: an instance tries a new address or port now and then, so that no ten minutes
 * show much, but over a day hardly any of its attempts come to something. Fan-out with failures is the plain form of the
 * sequential test of Jung et al. ("Fast Portscan Detection Using Sequential Hypothesis Testing", IEEE S&amp;P 2004).
 */
public final class SlowScan implements Detector<Flow, FanOut> {
    static final Parameter.Whole TARGETS =
            whole("targets", 100, 2, "distinct pairs of address and port", "a day of an instance has fewer that fail");
    static final Parameter.Real FAILED = real(
            "failed-share",
            0.7,
            0,
            1,
            "of attempts",
            "of an ordinary instance's first contacts about four in five succeed, of a scanner's one in five");
    static final Parameter.Span WINDOW =
            span("window", Duration.ofDays(1), "who scans slowly to stay unseen still wants an answer within days");

    private static final int OWN_SIDES = 4_096;

    @Override
    public About about() {
        return About.finding("slow-scan", "Recon:EC2/Portscan", Severity.MEDIUM)
                .technique("T1046")
                .tactic(Tactic.DISCOVERY)
                .role(About.Role.ACTOR)
                .title("An instance is scanning slowly")
                .what("Distinct pairs of remote address and port to which an instance opens conversations over TCP or"
                        + " UDP. Raised at 100 pairs within a day when 70 % of the attempts or more failed: rejected,"
                        + " TCP of at most three packets that does not close, or UDP without any answer. Told again"
                        + " each time the count has doubled.")
                .normally("An instance uses the same few services all day, and they answer.")
                .thenCheck("Do the attempts come at even intervals, and do addresses or ports follow one another? Which"
                        + " process sends, and what did the few that answered say?")
                .mistakenFor(
                        "monitoring of hosts that are switched off (trust its address); peer-to-peer clients, whose"
                                + " peers come and go; a firewall rule that cut an instance off")
                .parameters(TARGETS, FAILED, WINDOW);
    }

    @Override
    public Interest<Flow> interest() {
        return Interest.in(Flow.class)
                .by(Key.OWN_SIDE)
                .of(Attempts::areOf)
                .when(Attempts::concerns)
                .atMost(OWN_SIDES)
                .forgetAfter(Duration.ofDays(2));
    }

    @Override
    public FanOut newState() {
        return new FanOut();
    }

    @Override
    public void on(Flow flow, FanOut seen, Context context) {
        long window = context.get(WINDOW);
        if (seen.tells(flow, Hashes.join(flow.remoteHash(), flow.remotePort()), window, TARGETS, FAILED, context)
                && !context.trusts(flow.remote())
                && !context.trusts(flow.local())) {
            seen.told();
            context.report(flow)
                    .apart("slow")
                    .observed("distinct targets", seen.targets(), window)
                    .observed("failed attempts", seen.failedShare(), "share of " + seen.attempts())
                    .score(seen.targets())
                    .say(
                            "%s tried %d different addresses and ports within %s, and %.0f%% of its attempts got no"
                                    + " proper answer; the last was port %d of %s.",
                            flow.own(),
                            seen.targets(),
                            Spans.text(Duration.ofMillis(window)),
                            100 * seen.failedShare(),
                            flow.remotePort(),
                            flow.remote());
        }
    }
}
