package io.kumoban.detectors.graph.path;

import io.kumoban.detectors.baseline.AccountPrevalence;
import io.kumoban.detectors.baseline.AnomalyTypes;
import io.kumoban.detectors.baseline.BucketUse;
import io.kumoban.detectors.baseline.CallTraits;
import io.kumoban.detectors.baseline.ForwardDecay;
import io.kumoban.detectors.baseline.Novelty;
import io.kumoban.detectors.baseline.TacticsOfApis;
import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Context;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.Parameter;
import io.kumoban.engine.detect.Report;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Tactic;
import io.kumoban.engine.event.Text;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A call as a path through the graph of identities: from a network and a client to an actor, and on to an API and a
 * bucket. Each edge is as surprising as it is rare, for the actor and, where its peers are asked, for the account. Where
 * the first edges are new to the actor and to all its peers, somebody else may hold the credentials, and then whatever is
 * done beyond is suspect, however usual it is for the actor itself. That parts it from
 * {@link io.kumoban.detectors.baseline.AnomalousBehavior}, which asks for a new API as well.
 *
 * <p>A finding needs a surprise above a fixed floor and above what this actor's own calls hardly ever reach, by a histogram
 * of all its calls that were not raised. Calls that raised a finding teach a tenth.
 */
public final class CallPath implements Detector<ApiCall, WalkedPaths> {
    static final Parameter.Real SURPRISE = Parameter.real(
            "surprise",
            0.6,
            0,
            1,
            "share of full surprise",
            "a new network and client that no peer knows reach it with any call; a new office with the old laptop only"
                    + " with calls that are new as well");
    static final Parameter.Real QUANTILE = Parameter.real(
            "quantile",
            0.999,
            0,
            1,
            "of the actor's own calls",
            "who roams all week has surprising paths every day; who does not is judged by the floor");
    static final Parameter.Whole CALLS = Parameter.whole(
            "calls", 5, 1, "calls", "below this an actor's own edges say little, and nothing is raised");
    static final Parameter.Span HISTORY =
            Parameter.span("history", Duration.ofDays(7), "a week holds each weekday's work once");
    static final Parameter.Span SETTLED = Parameter.span(
            "settled", Duration.ofDays(1), "an edge that was first walked within the last day is as new as at first");
    static final Parameter.Whole BREADTH = Parameter.whole(
            "breadth",
            3,
            1,
            "reading APIs in a day",
            "one list of something is a mistake of a mouse, three are a look");

    /** What a call teaches that begins strangely: with 25 of them an office and a laptop are no longer new. */
    private static final double TAUGHT_BY_STRANGERS = 0.02;

    private static final int ACTORS = 6_144;

    @Override
    public About about() {
        About about = AnomalyTypes.about("graph-call-path", AnomalyTypes.TACTICS);
        for (BucketUse use : BucketUse.values()) {
            about.also(use.type(), severity(use == BucketUse.LIST));
        }
        return about.technique("T1078.004")
                .tactic(Tactic.INITIAL_ACCESS)
                .title("An identity was used along a path that nobody walks")
                .what("A call is a path of edges: network and client to actor, actor to API and bucket, and network"
                        + " and API to the account. The rarer its edges the more surprising it is, in counts that"
                        + " halve every 30 days. Raised from 0.6 of full surprise, and above the quantile 0.999 of"
                        + " the actor's own calls, for calls that serve an attacker; reading APIs only from the"
                        + " third within a day. A network is what one owner announces (with --geoip), else a /24 or"
                        + " /48. Medium, and Low for reading; in unusual ways of use alone, whatever the type's"
                        + " usual severity.")
                .normally("Each identity comes from a few networks with a few clients, and new ones are shared with"
                        + " colleagues or come one at a time.")
                .thenCheck("Ask the owner whether they were in that network with that client. What else came from it?")
                .mistakenFor("a traveller with a new laptop; a supplier who begins to use a credential")
                .parameters(SURPRISE, QUANTILE, CALLS, HISTORY, SETTLED, BREADTH)
                .learning()
                .unheard();
    }

    private static Severity severity(boolean reads) {
        return reads ? Severity.LOW : Severity.MEDIUM;
    }

    @Override
    public Interest<ApiCall> interest() {
        return Interest.in(ApiCall.class)
                .notOfServices()
                .by(Key.PRINCIPAL)
                .field(BucketUse.BUCKET, BucketUse.apis())
                .viewing(AccountPrevalence.OF_CALLS)
                .atMost(ACTORS)
                .forgetAfter(Duration.ofDays(90));
    }

    @Override
    public WalkedPaths newState() {
        return new WalkedPaths();
    }

    @Override
    public void on(ApiCall call, WalkedPaths walked, Context context) {
        long network = CallTraits.network(call, context.place(call.sourceAddress()));
        BucketUse use = BucketUse.of(call);
        Text bucket = use == null ? null : call.text(BucketUse.BUCKET);
        boolean strange = beginsStrangely(call, network, walked, context);
        if (strange) {
            meet(call, network, bucket, use, walked, context);
        } else {
            walked.noteSurprise(0, call.time(), context.get(SETTLED), context.learning());
        }
        double worth = ForwardDecay.worth(call.time());
        walked.learn(call, network, bucket, strange && !context.learning() ? TAUGHT_BY_STRANGERS * worth : worth);
    }

    /** Whether client and network are new to the actor, and the network to all its peers: somebody else may be there. */
    private static boolean beginsStrangely(ApiCall call, long network, WalkedPaths walked, Context context) {
        double worth = ForwardDecay.worth(call.time());
        long settled = call.time() - context.get(SETTLED);
        return Novelty.isUnseen(walked.networks.count(network, worth, settled))
                && Novelty.isUnseen(walked.clients.count(CallTraits.client(call), worth, settled))
                && Novelty.isUnseen(
                        context.view(AccountPrevalence.OF_CALLS).network(call.accountHash(), network, worth, settled));
    }

    /** Judges a call whose path begins strangely. */
    private static void meet(
            ApiCall call,
            long network,
            @Nullable Text bucket,
            @Nullable BucketUse use,
            WalkedPaths walked,
            Context context) {
        AccountPrevalence.View account = context.view(AccountPrevalence.OF_CALLS);
        long settled = context.get(SETTLED);
        PathSurprise path = new PathSurprise(call, network, bucket, walked, account, call.time() - settled);
        Tactic tactic = use == null ? TacticsOfApis.of(call, call.apiHash()) : null;
        walked.noteSurprise(path.score(), call.time(), settled, context.learning());
        if ((use != null || tactic != null)
                && !context.learning()
                && !context.trusts(call.sourceAddress())
                && walked.isKnown(call.time(), context.get(CALLS), context.get(HISTORY))) {
            judge(call, path, use, tactic, walked, context);
        }
    }

    private static void judge(
            ApiCall call,
            PathSurprise path,
            @Nullable BucketUse use,
            @Nullable Tactic tactic,
            WalkedPaths walked,
            Context context) {
        double score = path.score();
        context.score(score);
        if (score < context.get(SURPRISE)) {
            context.nearMiss(SURPRISE, score);
            return;
        }
        double usual = walked.surprise(context.get(QUANTILE));
        if (score <= usual) {
            return;
        }
        if (tactic == Tactic.DISCOVERY) {
            int breadth = walked.look(call.apiHash(), call.time());
            if (breadth < context.get(BREADTH)) {
                context.nearMiss(BREADTH, breadth);
                return;
            }
        }
        report(call, path, use, tactic, usual, context);
    }

    private static void report(
            ApiCall call,
            PathSurprise path,
            @Nullable BucketUse use,
            @Nullable Tactic tactic,
            double usual,
            Context context) {
        String network = CallTraits.networkText(call);
        Report report = context.report(call).apart(network);
        if (use != null) {
            report.type(use.type())
                    .technique(use.technique())
                    .severity(severity(use == BucketUse.LIST))
                    .resource("arn:aws:s3:::" + call.text(BucketUse.BUCKET))
                    .apart(call.principal() + " from " + network);
        } else if (tactic != null) {
            report.type(AnomalyTypes.of(tactic)).severity(severity(tactic == Tactic.DISCOVERY));
        }
        report.score(path.score())
                .observed("surprise of the path", path.score(), "of 1")
                .observed("edges unseen", path.unseen(), "of " + path.edges())
                .usual("surprise that the actor's own calls hardly reach", usual, "of 1")
                .detail("network", network)
                .detail("unseen", path.inWords())
                .say(
                        "%s called %s of %s from %s%s. Nobody walked these edges before: %s. Surprise %.2f of 1, where"
                                + " its own calls hardly reach %.2f.",
                        call.principal(),
                        call.name(),
                        call.eventSource(),
                        call.sourceIp(),
                        call.failed() ? " and was refused" : "",
                        path.inWords(),
                        path.score(),
                        usual);
    }
}
