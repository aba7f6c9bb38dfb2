package io.kumoban.detectors.baseline;

import io.kumoban.engine.finding.Anomaly;
import java.util.ArrayList;
import java.util.List;

/**
 * What a call is like against what is usual, in the words of the service. A count that halves every 30 days stands at 43
 * times the daily rate of something steady (30 / ln 2), so its level tells how often a value comes.
 */
final class Observations {
    /** Weekly. */
    private static final double FREQUENT_FROM = 6;
    /** Monthly. */
    private static final double INFREQUENT_FROM = 1.4;

    private final List<Anomaly.Observation> profiles = new ArrayList<>();
    private final List<Anomaly.Observation> unusual = new ArrayList<>();

    /**
     * Adds an attribute of the call.
     *
     * @param count of earlier events with the same value, halved every 30 days
     */
    void add(Anomaly.Scope scope, String attribute, String text, double count) {
        if (text.isEmpty()) {
            return;
        }
        Anomaly.Level level = level(count);
        Anomaly.Observation observation = new Anomaly.Observation(scope, attribute, level, text);
        profiles.add(observation);
        if (level == Anomaly.Level.UNSEEN) {
            unusual.add(observation);
        }
    }

    Anomaly anomaly() {
        return new Anomaly(profiles, unusual);
    }

    private static Anomaly.Level level(double count) {
        if (count < Novelty.UNSEEN_BELOW) {
            return Anomaly.Level.UNSEEN;
        }
        if (count < INFREQUENT_FROM) {
            return Anomaly.Level.RARE;
        }
        return count < FREQUENT_FROM ? Anomaly.Level.INFREQUENT : Anomaly.Level.FREQUENT;
    }
}
