package io.kumoban.bench.structure;

/** How few do it at all: surprise {@code -ln((c + a) / (C + a V))} with a = 0.5, as the detectors of new behaviour have it. */
final class PrevalenceScores {
    private static final double SMOOTHING = 0.5;

    private PrevalenceScores() {}

    static LinkScore byCalls(Learned learned) {
        return (who, what) -> {
            double with = 0;
            double all = 0;
            for (int other = 0; other < learned.whos(); other++) {
                if (isColleague(learned, who, other)) {
                    with += learned.counts()[other][what];
                    all += learned.total(other);
                }
            }
            return surprise(with, all, learned.whats());
        };
    }

    static LinkScore byPrincipals(Learned learned) {
        return (who, what) -> {
            int with = 0;
            int all = 0;
            for (int other = 0; other < learned.whos(); other++) {
                if (isColleague(learned, who, other)) {
                    with += learned.counts()[other][what] > 0 ? 1 : 0;
                    all++;
                }
            }
            return surprise(with, all, 1);
        };
    }

    static LinkScore byAllPrincipals(Learned learned) {
        return (who, what) -> surprise(learned.degree(what), learned.whos(), 1);
    }

    private static boolean isColleague(Learned learned, int who, int other) {
        return learned.accounts().get(other).equals(learned.accounts().get(who));
    }

    private static double surprise(double with, double all, double values) {
        return -Math.log((with + SMOOTHING) / (all + SMOOTHING * (values + 1)));
    }
}
