package io.kumoban.datasets.score;

import io.kumoban.datasets.truth.Incident;
import java.util.Set;

/**
 * Of which incidents a finding is; incidents are told apart as objects, since two may be equal.
 *
 * @param right those that it finds
 * @param shown those of which it shows an event, whatever its type
 */
public record Attribution(Set<Incident> right, Set<Incident> shown) {
    /** Whether it is of this incident at all. */
    boolean isOf(Incident incident) {
        return right.contains(incident) || shown.contains(incident);
    }
}
