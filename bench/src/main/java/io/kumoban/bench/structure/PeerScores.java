package io.kumoban.bench.structure;

/** How few of those do it who do much the same else. */
final class PeerScores {
    /** From this cosine on two principals are peers. */
    private static final double PEERS = 0.8;

    private static final double OWN_WEIGHT = 5;
    private static final double PEER_WEIGHT = 20;
    private static final double LEAST = 1e-9;

    private PeerScores() {}

    /**
     * The surprise of a call when a principal's own calls are backed by those of its peers, and these by those of all:
     * Dirichlet priors as of additive smoothing (Zhai, Lafferty, "A Study of Smoothing Methods for Language Models Applied
     * to Ad Hoc Information Retrieval", SIGIR 2001).
     */
    static LinkScore rarity(Learned learned) {
        double[][] cosines = cosines(learned);
        double[] totals = new double[learned.whos()];
        double[] shares = new double[learned.whats()];
        double all = 0;
        for (int who = 0; who < totals.length; who++) {
            totals[who] = learned.total(who);
            all += totals[who];
            for (int what = 0; what < shares.length; what++) {
                shares[what] += learned.counts()[who][what];
            }
        }
        double everybody = all;
        return (who, what) -> {
            double with = 0;
            double peers = 0;
            for (int other = 0; other < totals.length; other++) {
                if (other != who && cosines[who][other] > PEERS) {
                    with += learned.counts()[other][what];
                    peers += totals[other];
                }
            }
            double ofPeers = (with + PEER_WEIGHT * shares[what] / everybody) / (peers + PEER_WEIGHT);
            return -Math.log(LEAST + OWN_WEIGHT * ofPeers / (totals[who] + OWN_WEIGHT));
        };
    }

    /** How little those who do it are like the principal. */
    static LinkScore likeMinded(Learned learned) {
        double[][] cosines = cosines(learned);
        return (who, what) -> {
            double alike = 0;
            for (int other = 0; other < learned.whos(); other++) {
                if (other != who && learned.counts()[other][what] > 0) {
                    alike += cosines[who][other];
                }
            }
            return -alike;
        };
    }

    private static double[][] cosines(Learned learned) {
        double[][] cosines = new double[learned.whos()][learned.whos()];
        for (int one = 0; one < cosines.length; one++) {
            for (int other = 0; other < one; other++) {
                cosines[one][other] = learned.cosine(one, other);
                cosines[other][one] = cosines[one][other];
            }
        }
        return cosines;
    }
}
