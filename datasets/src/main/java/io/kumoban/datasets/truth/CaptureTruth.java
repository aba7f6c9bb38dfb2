package io.kumoban.datasets.truth;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Gathers the events of one incident in a capture of which somebody else has said what is in it. */
public final class CaptureTruth {
    /** Events of an incident at most, which takes up some 100 MB. */
    public static final int MOST_EVENTS = 1_000_000;

    private final String scenario;
    private final List<String> technique;
    private final List<String> expectedTypes;
    private final List<String> events = new ArrayList<>();
    private final Set<String> accounts = new TreeSet<>();
    private long from = Long.MAX_VALUE;
    private long to = Long.MIN_VALUE;

    /**
     * An incident without events.
     *
     * @param technique     ATT&amp;CK ids
     * @param expectedTypes finding types that a good detector raises for it
     */
    public CaptureTruth(String scenario, List<String> technique, List<String> expectedTypes) {
        this.scenario = scenario;
        this.technique = List.copyOf(technique);
        this.expectedTypes = List.copyOf(expectedTypes);
    }

    /**
     * Adds an event, in time order.
     *
     * @param time      milliseconds since 1970
     * @param account   empty where the log does not say
     * @param contentId as {@code kumoban events} shows it
     * @throws TruthError when there are too many
     */
    public void add(long time, String account, String contentId) {
        if (events.size() == MOST_EVENTS) {
            throw TruthError.ofCapture(
                    scenario, "it has more than %,d events; give it in parts".formatted(MOST_EVENTS));
        }
        from = Math.min(from, time);
        to = Math.max(to, time);
        if (!account.isEmpty()) {
            accounts.add(account);
        }
        events.add(contentId);
    }

    /** Whether no event was added. */
    public boolean isEmpty() {
        return events.isEmpty();
    }

    /**
     * The incident. It names no actors or resources, so that only findings that show one of its events belong to it.
     *
     * @throws IllegalStateException when it has no events
     */
    public Incident incident() {
        if (events.isEmpty()) {
            throw new IllegalStateException("The incident '" + scenario + "' has no events.");
        }
        return new Incident(
                scenario,
                0,
                technique,
                expectedTypes,
                Math.floorDiv(from, 1000),
                Math.floorDiv(to, 1000),
                accounts.size() == 1 ? accounts.iterator().next() : "",
                List.of(),
                List.of(),
                events.stream().distinct().toList());
    }
}
