package io.kumoban.datasets.truth;

import io.kumoban.datasets.delivery.JsonObject;
import io.kumoban.datasets.delivery.Stamps;
import java.util.List;

/**
 * What happened, as a detection is scored against it.
 *
 * @param scenario the story's name
 * @param stealth how far the actor goes to stay unseen: 0 not at all
 * @param technique ATT&amp;CK ids, empty where nothing hostile was done
 * @param expectedTypes finding types that a good detector raises for it
 * @param from time of its first event, seconds since 1970
 * @param to time of its last event, seconds since 1970
 * @param account where it happened
 * @param actors principals, keys and addresses behind it
 * @param resources what was used or hurt
 * @param events content ids of its records, in time order
 */
public record Incident(
        String scenario,
        int stealth,
        List<String> technique,
        List<String> expectedTypes,
        long from,
        long to,
        String account,
        List<String> actors,
        List<String> resources,
        List<String> events) {

    /** How many addresses of others are named of an incident that is made of the labels of flows. */
    static final int MOST_RESOURCES = 100;

    /** One line of the truth file. */
    public String line() {
        return JsonObject.of(
                        "scenario", scenario,
                        "stealth", stealth,
                        "technique", technique,
                        "expectedTypes", expectedTypes,
                        "from", Stamps.iso(from),
                        "to", Stamps.iso(to),
                        "account", account,
                        "actors", actors,
                        "resources", resources,
                        "events", events)
                .toString();
    }
}
