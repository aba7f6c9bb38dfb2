package io.kumoban.detectors.graph.burst;

import io.kumoban.detectors.graph.Algorithm;
import io.kumoban.detectors.graph.StarCounts;
import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Context;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.Parameter;
import io.kumoban.engine.detect.Report;
import io.kumoban.engine.event.Flow;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Tactic;

/**
 * A burst of flow records between a host and others, in either direction. Edges go from who sent to who received, and are
 * scored by {@link Algorithm#MIDAS_F}.
 *
 * <p>State: a sketch of 256 cells three times over and 128 remotes a host, 18 kB.
 */
public final class TrafficBurst extends EdgeBurst<Flow> {
    static final Parameter.Real FLOOR = Parameter.real(
            "floor", 10_000, 1, 1e12, "score", "below this lie the first minutes of whatever a host does seldom");
    static final Parameter.Whole LEAST = Parameter.whole(
            "records",
            10,
            1,
            "flow records in the minute",
            "a rare remote that comes twice surprises too, and is no burst");

    private static final int REMOTES = 128;
    private static final int HOSTS = 4_096;

    /** Made by the program, which finds it by its name. */
    public TrafficBurst() {
        super(Algorithm.MIDAS_F, FLOOR, LEAST, REMOTES);
    }

    @Override
    public About about() {
        return described(About.finding("graph-traffic-burst", "Behavior:EC2/TrafficVolumeUnusual", Severity.LOW)
                .technique("T1498", "T1046", "T1048")
                .tactic(Tactic.IMPACT)
                .role(About.Role.ACTOR)
                .title("A host exchanges far more flows within minutes than it ever did")
                .what("Flow records between a host and others in minutes of event time, each scored by 'midas-f' of"
                        + " kumoban graph score: the chi-squared statistic of late records, of the two together, of the"
                        + " host or of the other, against their mean over all minutes. Raised from a score of 10000 and"
                        + " ten records in the minute, and above twice the quantile 0.999 of the host's own minutes;"
                        + " again when the score has doubled, or after an hour.")
                .normally("A host exchanges flows at a pace of its own, with remotes that come back.")
                .thenCheck("Who began, and with which ports? Is it a flood, a scan, a theft, or a new service?")
                .mistakenFor("first backups, load tests, a service that moved"));
    }

    @Override
    public Interest<Flow> interest() {
        return remembered(Interest.in(Flow.class).by(Key.OWN_SIDE).when(flow -> flow.remoteHash() != 0), HOSTS);
    }

    @Override
    long source(Flow flow) {
        return flow.outbound() ? SELF : flow.remoteHash();
    }

    @Override
    long destination(Flow flow) {
        return flow.outbound() ? flow.remoteHash() : SELF;
    }

    @Override
    boolean isTrusted(Flow flow, Context context) {
        return context.trusts(flow.remote()) || context.trusts(flow.local());
    }

    @Override
    void describe(Report report, Flow flow, WatchedNode node, float score, double usual) {
        StarCounts counts = node.counts();
        report.apart("burst of flows")
                .observed("flow records with the remote in the minute", counts.now(), "records")
                .observed("flow records in the minute", counts.allNow(), "records")
                .usual("flow records with the remote in a minute of earlier days, at most", counts.before(), "records")
                .usual("flow records in a minute of earlier days, at most", counts.allBefore(), "records")
                .say(
                        "%s had %,d flow records %s %s within a minute, against %,d at most on earlier days; in that"
                            + " minute it had %,d in all, with %,d remotes, against %,d and %,d at most. Score %.3g,"
                            + " where its own minutes hardly reach %.3g.",
                        flow.own(),
                        counts.now(),
                        flow.outbound() ? "to" : "from",
                        flow.remote(),
                        counts.before(),
                        counts.allNow(),
                        counts.edgesNow(),
                        counts.allBefore(),
                        counts.edgesBefore(),
                        score,
                        usual);
    }
}
