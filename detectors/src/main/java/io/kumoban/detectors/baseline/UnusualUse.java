package io.kumoban.detectors.baseline;

import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Context;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.Parameter;
import io.kumoban.engine.detect.Report;
import io.kumoban.engine.detect.State;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Text;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;

/**
 * One kind of thing, a bucket or a model, is used in a way that is new for the actor. A call is compared in its API, the
 * thing, its network and kind of client among the actor's own calls of this kind, and in its network among the
 * account's; the surprises add up to a score ({@link Novelty}).
 *
 * <p>State: at most 32 things, 16 networks, 8 APIs and 4 clients an actor, 20 bytes each; 1.6 kB a key at most.
 */
abstract class UnusualUse implements Detector<ApiCall, UnusualUse.Seen> {
    static final Parameter.Real SCORE = Parameter.real(
            "score",
            0.85,
            0,
            1,
            "share of full novelty",
            "an own first use of a thing from a known network stays below a half; stolen credentials are new in"
                    + " nearly all respects");
    static final Parameter.Whole UNSEEN = Parameter.whole(
            "unseen", 2, 1, "attributes", "one new thing is everyday life: a new project, a new office");
    static final Parameter.Span HISTORY =
            Parameter.span("history", Duration.ofDays(7), "a week holds each weekday's work once");
    static final Parameter.Whole CALLS = Parameter.whole(
            "calls", 20, 1, "calls of this kind", "below this an actor's own counts say little, and nothing is raised");
    static final Parameter.Span SETTLED = Parameter.span(
            "settled",
            Duration.ofDays(1),
            "what came within the last day is still new: an intruder's first calls must not make its network usual");

    /** Sum 1. The API weighs little: who steals objects reads them as their owner does. */
    private static final double API_OF_ACTOR = 0.10;

    private static final double THING_OF_ACTOR = 0.25;
    private static final double NETWORK_OF_ACTOR = 0.30;
    private static final double CLIENT_OF_ACTOR = 0.15;
    private static final double NETWORK_OF_ACCOUNT = 0.20;

    /** What a call teaches that raised a finding. */
    private static final double TAUGHT_BY_FINDING = 0.1;

    private final String kind;

    /** @param kind what is used, as in "the <i>bucket</i>" */
    UnusualUse(String kind) {
        this.kind = kind;
    }

    /** The thing that a call uses; absent when it uses none. */
    abstract Text thing(ApiCall call);

    /** Completes type and resource of a finding, and answers what was done with the thing. */
    abstract String describe(Report report, ApiCall call);

    /** What all of this family say alike. */
    final About described(About about) {
        return about.parameters(SCORE, UNSEEN, HISTORY, CALLS, SETTLED).learning();
    }

    final Interest<ApiCall> remembered(Interest<ApiCall> interest, int actors) {
        return interest.by(Key.PRINCIPAL)
                .viewing(AccountPrevalence.OF_CALLS)
                .atMost(actors)
                .forgetAfter(Duration.ofDays(90));
    }

    @Override
    public final Seen newState() {
        return new Seen();
    }

    @Override
    public final void on(ApiCall call, Seen seen, Context context) {
        Text thing = thing(call);
        if (thing.isAbsent() || call.byService()) {
            return;
        }
        long hash = thing.hash();
        double worth = ForwardDecay.worth(call.time());
        boolean raised = !context.learning()
                && !context.trusts(call.sourceAddress())
                && seen.calls >= context.get(CALLS)
                && call.time() - seen.first >= context.get(HISTORY)
                && judge(call, thing, hash, worth, seen, context);
        seen.learn(call, hash, raised ? TAUGHT_BY_FINDING * worth : worth);
    }

    private boolean judge(ApiCall call, Text thing, long hash, double worth, Seen seen, Context context) {
        long settled = call.time() - context.get(SETTLED);
        long account = call.accountHash();
        long network = CallTraits.network(call);
        AccountPrevalence.View all = context.view(AccountPrevalence.OF_CALLS);
        double apis = seen.apis.count(call.apiHash(), worth, settled);
        double things = seen.things.count(hash, worth, settled);
        double networks = seen.networks.count(network, worth, settled);
        double clients = seen.clients.count(CallTraits.client(call), worth, settled);
        double networksOfAll = all.network(account, network, worth, settled);
        if (Novelty.unseen(apis, things, networks, clients, networksOfAll) < context.get(UNSEEN)
                && !context.wantsScores()) {
            return false;
        }
        double total = seen.apis.total(worth);
        Novelty novelty = new Novelty();
        boolean api = novelty.add(API_OF_ACTOR, apis, total, seen.apis.distinct());
        boolean newThing = novelty.add(THING_OF_ACTOR, things, total, seen.things.distinct());
        boolean place = novelty.add(NETWORK_OF_ACTOR, networks, total, seen.networks.distinct());
        boolean client = novelty.add(CLIENT_OF_ACTOR, clients, total, seen.clients.distinct());
        boolean placeOfAll = novelty.add(
                NETWORK_OF_ACCOUNT,
                networksOfAll,
                all.calls(account, worth, settled),
                all.distinctNetworks(account, worth));
        double score = novelty.score();
        context.score(score);
        if (novelty.unseen() < context.get(UNSEEN)) {
            return false;
        }
        if (score < context.get(SCORE)) {
            context.nearMiss(SCORE, score);
            return false;
        }
        String unseen = unseen(api, newThing, place, client, placeOfAll);
        Report report = context.report(call);
        String did = describe(report, call);
        report.score(score)
                .observed("novelty", score, "of 1")
                .observed("attributes unseen", novelty.unseen(), "of 5")
                .usual("calls of this kind known of the actor", Math.rint(total), "halved every 30 days")
                .detail("unseen", unseen)
                .say(
                        "%s %s the %s %s with %s from %s%s. New: %s. Novelty %.2f of 1.",
                        call.principal(),
                        did,
                        kind,
                        thing,
                        call.name(),
                        call.sourceIp(),
                        call.failed() ? " and was refused" : "",
                        unseen,
                        score);
        return true;
    }

    private String unseen(boolean api, boolean thing, boolean place, boolean client, boolean placeOfAll) {
        StringBuilder text = new StringBuilder();
        append(text, api, "the API");
        append(text, thing, "the " + kind);
        append(text, place, "the network");
        append(text, client, "the client");
        append(text, placeOfAll, "the network for the whole account");
        return text.toString();
    }

    private static void append(StringBuilder text, boolean unseen, String what) {
        if (unseen) {
            text.append(text.isEmpty() ? "" : ", ").append(what);
        }
    }

    /** How one actor uses things of this kind. */
    public static final class Seen implements State {
        private static final int THINGS = 32;
        private static final int NETWORKS = 16;
        private static final int APIS = 8;
        private static final int CLIENTS = 4;

        private final FamiliarValues apis = new FamiliarValues(APIS);
        private final FamiliarValues things = new FamiliarValues(THINGS);
        private final FamiliarValues networks = new FamiliarValues(NETWORKS);
        private final FamiliarValues clients = new FamiliarValues(CLIENTS);
        private long first;
        private long calls;

        private void learn(ApiCall call, long thing, double worth) {
            if (calls == 0) {
                first = call.time();
            }
            calls++;
            apis.add(call.apiHash(), worth, call.time());
            things.add(thing, worth, call.time());
            networks.add(CallTraits.network(call), worth, call.time());
            clients.add(CallTraits.client(call), worth, call.time());
        }

        @Override
        public void save(DataOutput out) throws IOException {
            apis.save(out);
            things.save(out);
            networks.save(out);
            clients.save(out);
            out.writeLong(first);
            out.writeLong(calls);
        }

        @Override
        public void load(DataInput in) throws IOException {
            apis.load(in);
            things.load(in);
            networks.load(in);
            clients.load(in);
            first = in.readLong();
            calls = in.readLong();
        }
    }
}
