package io.kumoban.console.measure;

import io.kumoban.detectors.sigma.rule.SigmaRule;
import io.kumoban.engine.event.Kind;

/**
 * What one rule cost and found.
 *
 * @param events    of its family
 * @param hits      events that it matches
 * @param tried     events for which it was worked out, beside all other rules
 * @param incidents hits without those that go on with an incident, see {@link Incidents}
 * @param nanos     nanoseconds an event that it takes alone
 */
public record RuleFigures(
        SigmaRule rule, Kind family, long events, long hits, long tried, long incidents, double nanos) {
    /** Events for which it was not worked out, since nothing that it waits for was there. */
    public long saved() {
        return events - tried;
    }

    /** The share of events that it matches, 0 to 1. */
    public double matched() {
        return share(hits);
    }

    /** The share of events for which it was worked out, 0 to 1. */
    public double workedOut() {
        return share(tried);
    }

    private double share(long part) {
        return events == 0 ? 0 : (double) part / events;
    }
}
