package io.kumoban.detectors.graph.path;

import io.kumoban.detectors.baseline.AccountPrevalence;
import io.kumoban.detectors.baseline.CallTraits;
import io.kumoban.detectors.baseline.ForwardDecay;
import io.kumoban.detectors.baseline.Novelty;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How rare the edges are that one call walks, and which of them are new. */
final class PathSurprise {
    /** Sum 1. Where somebody comes from tells more of who it is than what they do. */
    private static final double NETWORK_TO_ACTOR = 0.30;

    private static final double NETWORK_TO_ACCOUNT = 0.20;
    private static final double CLIENT_TO_ACTOR = 0.25;
    private static final double ACTOR_TO_API = 0.15;
    private static final double ACCOUNT_TO_API = 0.10;
    /** Besides, where there is a bucket. */
    private static final double ACTOR_TO_BUCKET = 0.10;

    private final Novelty novelty = new Novelty();
    private final boolean newNetwork;
    private final boolean networkOfNobody;
    private final boolean newClient;
    private final boolean newApi;
    private final boolean apiOfNobody;
    private final boolean newBucket;
    private final int edges;

    PathSurprise(
            ApiCall call,
            long network,
            @Nullable Text bucket,
            WalkedPaths walked,
            AccountPrevalence.View account,
            long settled) {
        double worth = ForwardDecay.worth(call.time());
        long of = call.accountHash();
        long api = call.apiHash();
        double total = walked.apis.total(worth);
        double all = account.calls(of, worth, settled);
        newNetwork = novelty.add(
                NETWORK_TO_ACTOR, walked.networks.count(network, worth, settled), total, walked.networks.distinct());
        networkOfNobody = novelty.add(
                NETWORK_TO_ACCOUNT,
                account.network(of, network, worth, settled),
                all,
                account.distinctNetworks(of, worth));
        newClient = novelty.add(
                CLIENT_TO_ACTOR,
                walked.clients.count(CallTraits.client(call), worth, settled),
                total,
                walked.clients.distinct());
        newApi = novelty.add(ACTOR_TO_API, walked.apis.count(api, worth, settled), total, walked.apis.distinct());
        apiOfNobody =
                novelty.add(ACCOUNT_TO_API, account.api(of, api, worth, settled), all, account.distinctApis(of, worth));
        newBucket = bucket != null
                && bucket.isPresent()
                && novelty.add(
                        ACTOR_TO_BUCKET,
                        walked.buckets.count(bucket.hash(), worth, settled),
                        walked.buckets.total(worth),
                        walked.buckets.distinct());
        edges = bucket != null ? 6 : 5;
    }

    /** 0 for a path that is walked all day, 1 for one without any edge that was walked before. */
    double score() {
        return novelty.score();
    }

    int unseen() {
        return novelty.unseen();
    }

    /** How many edges the path has. */
    int edges() {
        return edges;
    }

    /** The edges that nobody walked before. */
    String inWords() {
        List<String> words = new ArrayList<>();
        add(words, newNetwork, "network to identity");
        add(words, networkOfNobody, "network to account");
        add(words, newClient, "client to identity");
        add(words, newApi, "identity to API");
        add(words, apiOfNobody, "account to API");
        add(words, newBucket, "identity to bucket");
        return String.join(", ", words);
    }

    private static void add(List<String> words, boolean isNew, String edge) {
        if (isNew) {
            words.add(edge);
        }
    }
}
