package io.kumoban.bench.structure;

import java.util.List;
import java.util.function.Function;

/** How unlikely a new pair of a principal and what it calls is, by one way of reckoning; the higher, the less likely. */
@FunctionalInterface
interface LinkScore {
    double of(int who, int what);

    /** A way of reckoning, with what it is called. */
    record Method(String words, Function<Learned, LinkScore> of) {}

    /** All that are compared. */
    static List<Method> all() {
        return List.of(
                new Method("share of the account's calls, as detectors ask", PrevalenceScores::byCalls),
                new Method("share of the account's principals", PrevalenceScores::byPrincipals),
                new Method("share of all principals", PrevalenceScores::byAllPrincipals),
                new Method("peer-backed rarity", PeerScores::rarity),
                new Method("common neighbours", NeighbourScores::common),
                new Method("Adamic-Adar", NeighbourScores::adamicAdar),
                new Method("cosine of those who do it", PeerScores::likeMinded),
                new Method("truncated SVD, rank 16", learned -> SpectralScores.of(learned, 16)),
                new Method("truncated SVD, rank 32", learned -> SpectralScores.of(learned, 32)));
    }
}
