package io.kumoban.detectors.graph.burst;

import io.kumoban.detectors.baseline.AnomalyTypes;
import io.kumoban.detectors.baseline.BucketUse;
import io.kumoban.detectors.baseline.TacticsOfApis;
import io.kumoban.detectors.graph.Algorithm;
import io.kumoban.detectors.graph.StarCounts;
import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Context;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.Parameter;
import io.kumoban.engine.detect.Report;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Tactic;

/**
 * A burst of calls of one identity: many of one API, or of many APIs that are new to it. Edges go from the identity to
 * APIs that serve an attacker or use buckets, and are scored by {@link Algorithm#BURST}. What workloads do all day, reading
 * tables and keys, is no part of the graph: its bursts were nearly all that was wrongly raised.
 *
 * <p>State: 64 APIs an identity, 8 kB at most.
 */
public final class CallBurst extends EdgeBurst<ApiCall> {
    static final Parameter.Real FLOOR =
            Parameter.real("floor", 30_000, 1, 1e12, "score", "a new API alone comes to 14,000");
    static final Parameter.Whole LEAST = Parameter.whole(
            "calls",
            10,
            1,
            "calls in the minute",
            "who works by hand makes a handful a minute, with a console page a dozen");

    private static final int APIS = 64;
    private static final int IDENTITIES = 4_096;

    /** Made by the program, which finds it by its name. */
    public CallBurst() {
        super(Algorithm.BURST, FLOOR, LEAST, APIS);
    }

    @Override
    public About about() {
        About about = AnomalyTypes.about("graph-call-burst", AnomalyTypes.TACTICS);
        AnomalyTypes.TACTICS.forEach(tactic -> about.also(AnomalyTypes.of(tactic), Severity.LOW));
        for (BucketUse use : BucketUse.values()) {
            about.also(use.type(), Severity.LOW);
        }
        return described(about.technique("T1078.004", "T1580")
                .tactic(Tactic.DISCOVERY)
                .title("An identity called far more within minutes than it ever did")
                .what("Calls of an identity in minutes of event time, each scored by 'burst' of kumoban graph score:"
                        + " calls of late, times how long they have gone on, over what is usual for the identity"
                        + " or for the API in its hands; new APIs and those not called for long count up to 11.8"
                        + " times. Raised from a score of 30000 and ten calls in the minute, and above twice the"
                        + " quantile 0.999 of the identity's own minutes; again when the score has doubled, or"
                        + " after an hour. Only APIs that serve an attacker count, and those that use buckets."
                        + " Low, whatever the type's usual severity.")
                .normally("People and programs call at a pace of their own, and what they call they called before.")
                .thenCheck("Which program calls, from where, and since when? What did it get?")
                .mistakenFor("the first run of a new script or inventory tool; a migration"));
    }

    @Override
    public Interest<ApiCall> interest() {
        return remembered(
                Interest.in(ApiCall.class)
                        .notOfServices()
                        .by(Key.PRINCIPAL)
                        .field(BucketUse.BUCKET, BucketUse.apis())
                        .when(CallBurst::serves),
                IDENTITIES);
    }

    private static boolean serves(ApiCall call) {
        return BucketUse.of(call) != null || TacticsOfApis.of(call, call.apiHash()) != null;
    }

    @Override
    long source(ApiCall call) {
        return SELF;
    }

    @Override
    long destination(ApiCall call) {
        return call.apiHash();
    }

    @Override
    boolean isTrusted(ApiCall call, Context context) {
        return context.trusts(call.sourceAddress());
    }

    @Override
    void describe(Report report, ApiCall call, WatchedNode node, float score, double usual) {
        StarCounts counts = node.counts();
        BucketUse use = BucketUse.of(call);
        Tactic tactic = TacticsOfApis.of(call, call.apiHash());
        if (use != null) {
            report.type(use.type())
                    .technique(use.technique())
                    .resource("arn:aws:s3:::" + call.text(BucketUse.BUCKET))
                    .apart("burst of calls of " + call.principal());
        } else if (tactic != null) {
            report.type(AnomalyTypes.of(tactic)).apart("burst of calls");
        }
        report.observed("calls of the API in the minute", counts.now(), "calls")
                .observed("calls of all APIs in the minute", counts.allNow(), "calls")
                .observed("APIs in the minute", counts.edgesNow(), "APIs")
                .usual("calls of the API in a minute of earlier days, at most", counts.before(), "calls")
                .usual("calls of all APIs in a minute of earlier days, at most", counts.allBefore(), "calls")
                .usual("APIs in a minute of earlier days, at most", counts.edgesBefore(), "APIs")
                .say(
                        "%s called %s of %s %,d times within a minute, against %,d at most on earlier days; in that"
                            + " minute it made %,d calls of %,d APIs, against %,d and %,d at most. Score %.3g, where"
                            + " its own minutes hardly reach %.3g.",
                        call.principal(),
                        call.name(),
                        call.eventSource(),
                        counts.now(),
                        counts.before(),
                        counts.allNow(),
                        counts.edgesNow(),
                        counts.allBefore(),
                        counts.edgesBefore(),
                        score,
                        usual);
    }
}
