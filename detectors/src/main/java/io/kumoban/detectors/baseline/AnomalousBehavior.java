package io.kumoban.detectors.baseline;

import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Context;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.Parameter;
import io.kumoban.engine.detect.State;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Tactic;
import io.kumoban.engine.finding.Anomaly;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A call that serves an attacker, made in a way that is new for the actor or, where the actor is new itself, for its
 * account. All calls of an actor teach what is usual; only those in {@link TacticsOfApis} are judged. A call is compared
 * in five respects: its API, network and kind of client among the actor's calls, its API and network among the
 * account's. A network is an autonomous system where a database knows it, else a prefix. The surprises add up to a score
 * ({@link Novelty}); a high score with at least two values unseen is a finding of the tactic's type.
 *
 * <p>A value is known once it came more than a day ago. One new reading call is no discovery: there it takes several
 * APIs that are new to the actor within ten minutes, or a score near 1. Calls that raised a finding teach only a tenth,
 * so that a patient intruder does not soon become usual.
 *
 * <p>State: at most 128 APIs, 32 networks and 8 clients an actor, 20 bytes each; 3.5 kB a key at most, 20,000 keys.
 */
public final class AnomalousBehavior implements Detector<ApiCall, AnomalousBehavior.Seen> {
    static final Parameter.Real SCORE = Parameter.real(
            "score",
            0.75,
            0,
            1,
            "share of full novelty",
            "stolen credentials are new in client and network and call what the owner never called: 0.87 and more, less"
                    + " where a colleague calls it; of a simulated account's own people hardly one a fortnight comes so"
                    + " far");
    static final Parameter.Whole UNSEEN = Parameter.whole(
            "unseen", 2, 1, "attributes", "one new thing is everyday life: a new office, a new tool, a new task");
    static final Parameter.Span HISTORY =
            Parameter.span("history", Duration.ofDays(7), "a week holds each weekday's work once");
    static final Parameter.Whole CALLS = Parameter.whole(
            "calls", 50, 1, "calls", "below this an actor's own counts say little and the account's decide");
    static final Parameter.Span SETTLED = Parameter.span(
            "settled",
            Duration.ofDays(1),
            "what came within the last day is still new: an intruder's first calls must not make its network usual");
    static final Parameter.Whole BREADTH = Parameter.whole(
            "breadth",
            8,
            1,
            "new APIs",
            "looking around needs many calls; a person opening a new console page makes few");
    static final Parameter.Span BREADTH_WINDOW =
            Parameter.span("breadth-window", Duration.ofMinutes(10), "enumeration tools finish within minutes");
    static final Parameter.Real DISCOVERY_SCORE = Parameter.real(
            "discovery-score",
            0.97,
            0,
            1,
            "share of full novelty",
            "a single reading call counts when all of it is new");

    /** Sum 1. A country follows from its networks, so the network bears the weight of both. */
    private static final double API_OF_ACTOR = 0.25;

    private static final double NETWORK_OF_ACTOR = 0.30;
    private static final double CLIENT_OF_ACTOR = 0.15;
    private static final double API_OF_ACCOUNT = 0.15;
    private static final double NETWORK_OF_ACCOUNT = 0.15;

    /** What a call teaches that raised a finding. */
    private static final double TAUGHT_BY_FINDING = 0.1;

    /** Some fifty times as many as an organisation of five accounts has. */
    private static final int ACTORS = 14_000;

    private static final String APIS = "apis";
    /** In place of the service's {@code asnOrg}: whose a network is, is not known here. */
    private static final String NETWORK = "network";

    @Override
    public About about() {
        return AnomalyTypes.about("anomalous-behavior", AnomalyTypes.TACTICS)
                .technique("T1098", "T1078.004")
                .tactic(Tactic.PERSISTENCE)
                .title("An identity did something sensitive in an unusual way")
                .what("How new API, network and client are for the actor, and API and network for the account, over"
                        + " counts that halve every 30 days; a finding from a score of 0.75 with two values unseen."
                        + " Looking around needs eight new APIs in 10 minutes as well, or 0.97. A network is what one"
                        + " owner announces (with --geoip), else a /24 or /48.")
                .normally("People and services call the same APIs from the same networks with the same clients.")
                .thenCheck("Ask the owner whether they made the call. What else came from that network, and what was "
                        + "done with what the call created?")
                .mistakenFor(
                        "a colleague's first day on a new task while travelling; a migration to a new build system")
                .parameters(SCORE, UNSEEN, HISTORY, CALLS, SETTLED, BREADTH, BREADTH_WINDOW, DISCOVERY_SCORE)
                .learning();
    }

    @Override
    public Interest<ApiCall> interest() {
        return Interest.in(ApiCall.class)
                .notOfServices()
                .by(Key.PRINCIPAL)
                .viewing(AccountPrevalence.OF_CALLS)
                .atMost(ACTORS)
                .forgetAfter(Duration.ofDays(90));
    }

    @Override
    public Seen newState() {
        return new Seen();
    }

    @Override
    public void on(ApiCall call, Seen seen, Context context) {
        long api = CallTraits.api(call);
        long network = CallTraits.network(call, context.place(call.sourceAddress()));
        long client = CallTraits.client(call);
        double worth = ForwardDecay.worth(call.time());
        Tactic tactic = TacticsOfApis.of(call, api);
        boolean raised = tactic != null
                && (tactic != Tactic.DISCOVERY || !seen.apis.knows(api))
                && !context.trusts(call.sourceAddress())
                && !context.learning()
                && judge(call, tactic, api, network, client, worth, seen, context);
        seen.learn(call.time(), api, network, client, raised ? TAUGHT_BY_FINDING * worth : worth);
    }

    private static boolean judge(
            ApiCall call,
            Tactic tactic,
            long api,
            long network,
            long client,
            double worth,
            Seen seen,
            Context context) {
        boolean known = seen.calls >= context.get(CALLS) && call.time() - seen.first >= context.get(HISTORY);
        long settled = call.time() - context.get(SETTLED);
        AccountPrevalence.View account = context.view(AccountPrevalence.OF_CALLS);
        long of = call.accountHash();
        double all = account.calls(of, worth, settled);
        if (all == 0) {
            return false;
        }
        Novelty novelty = new Novelty();
        boolean newApi = false;
        boolean newNetwork = false;
        boolean newClient = false;
        double total = seen.apis.total(worth);
        if (known) {
            newApi = novelty.add(API_OF_ACTOR, seen.apis.count(api, worth, settled), total, seen.apis.distinct());
            newNetwork = novelty.add(
                    NETWORK_OF_ACTOR, seen.networks.count(network, worth, settled), total, seen.networks.distinct());
            newClient = novelty.add(
                    CLIENT_OF_ACTOR, seen.clients.count(client, worth, settled), total, seen.clients.distinct());
        }
        boolean apiNewToAccount =
                novelty.add(API_OF_ACCOUNT, account.api(of, api, worth, settled), all, account.distinctApis(of, worth));
        boolean networkNewToAccount = novelty.add(
                NETWORK_OF_ACCOUNT,
                account.network(of, network, worth, settled),
                all,
                account.distinctNetworks(of, worth));
        double score = novelty.score();
        context.score(score);
        if (novelty.unseen() < context.get(UNSEEN)) {
            return false;
        }
        if (score < context.get(SCORE)) {
            context.nearMiss(SCORE, score);
            return false;
        }
        int breadth = 0;
        if (tactic == Tactic.DISCOVERY) {
            breadth = seen.breadth(call.time(), context.get(BREADTH_WINDOW));
            if (breadth < context.get(BREADTH) && score < context.get(DISCOVERY_SCORE)) {
                context.nearMiss(BREADTH, breadth);
                return false;
            }
        }
        String whose = known ? "it" : "its account, where it is new itself";
        context.report(call)
                .type(AnomalyTypes.of(tactic))
                .score(score)
                .observed("novelty", score, "of 1")
                .observed("attributes unseen", novelty.unseen(), known ? "of 5" : "of 2")
                .usual("calls known of the actor", Math.rint(total), "halved every 30 days")
                .usual("calls known of the account", Math.rint(all), "halved every 30 days")
                .particulars(anomaly(call, known ? seen : null, account, worth, settled))
                .detail("unseen", unseen(newApi, newNetwork, newClient, apiNewToAccount, networkNewToAccount))
                .say(
                        "%s called %s of %s from %s%s. New for %s: %s. Novelty %.2f of 1.",
                        call.principal(),
                        call.name(),
                        call.eventSource(),
                        call.sourceIp(),
                        call.failed() ? " and was refused" : "",
                        whose,
                        unseen(newApi, newNetwork, newClient, apiNewToAccount, networkNewToAccount),
                        score);
        return true;
    }

    /** @param known what is usual for the actor, where it was seen enough */
    private static Anomaly anomaly(
            ApiCall call, @Nullable Seen known, AccountPrevalence.View account, double worth, long settled) {
        long api = CallTraits.api(call);
        long network = CallTraits.network(call);
        Observations observations = new Observations();
        String name = call.name().toString();
        String source = CallTraits.networkText(call);
        if (known != null) {
            Anomaly.Scope own = Anomaly.Scope.USER_IDENTITY;
            observations.add(own, APIS, name, known.apis.count(api, worth, settled));
            observations.add(own, NETWORK, source, known.networks.count(network, worth, settled));
            observations.add(
                    own,
                    "userAgent",
                    call.userAgent().toString(),
                    known.clients.count(CallTraits.client(call), worth, settled));
        }
        long of = call.accountHash();
        observations.add(Anomaly.Scope.ACCOUNT, APIS, name, account.api(of, api, worth, settled));
        observations.add(Anomaly.Scope.ACCOUNT, NETWORK, source, account.network(of, network, worth, settled));
        return observations.anomaly();
    }

    private static String unseen(
            boolean api, boolean network, boolean client, boolean apiOfAccount, boolean networkOfAccount) {
        StringBuilder text = new StringBuilder();
        append(text, api || apiOfAccount, apiOfAccount ? "the API (for the whole account)" : "the API");
        append(
                text,
                network || networkOfAccount,
                networkOfAccount ? "the network (for the whole account)" : "the network");
        append(text, client, "the client");
        return text.toString();
    }

    private static void append(StringBuilder text, boolean isNew, String what) {
        if (isNew) {
            text.append(text.isEmpty() ? "" : ", ").append(what);
        }
    }

    /** What is usual for one actor. */
    public static final class Seen implements State {
        private static final int APIS = 128;
        private static final int NETWORKS = 32;
        private static final int CLIENTS = 8;

        private final FamiliarValues apis = new FamiliarValues(APIS);
        private final FamiliarValues networks = new FamiliarValues(NETWORKS);
        private final FamiliarValues clients = new FamiliarValues(CLIENTS);
        private long first;
        private long calls;
        private long breadthSince = Long.MIN_VALUE;
        private int breadth;

        private void learn(long time, long api, long network, long client, double worth) {
            if (calls == 0) {
                first = time;
            }
            calls++;
            apis.add(api, worth, time);
            networks.add(network, worth, time);
            clients.add(client, worth, time);
        }

        /** Counts a reading API that the actor calls for the first time, so none is counted twice. */
        private int breadth(long time, long window) {
            if (breadthSince == Long.MIN_VALUE || time - breadthSince >= window) {
                breadthSince = time;
                breadth = 0;
            }
            return ++breadth;
        }

        @Override
        public void save(DataOutput out) throws IOException {
            apis.save(out);
            networks.save(out);
            clients.save(out);
            out.writeLong(first);
            out.writeLong(calls);
            out.writeLong(breadthSince);
            out.writeInt(breadth);
        }

        @Override
        public void load(DataInput in) throws IOException {
            apis.load(in);
            networks.load(in);
            clients.load(in);
            first = in.readLong();
            calls = in.readLong();
            breadthSince = in.readLong();
            breadth = in.readInt();
        }
    }
}
