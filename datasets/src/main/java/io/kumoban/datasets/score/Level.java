package io.kumoban.datasets.score;

import java.util.List;
import java.util.SortedMap;

/**
 * What one level of detail (incidents, entities or events) came to, in the pieces that are drawn anew by the bootstrap: a
 * tally for each incident, and what was wrong apart from all incidents, by account and day.
 */
public final class Level {
    private final List<Tally> incidents;
    private final SortedMap<AccountDay, Long> wrong;

    Level(List<Tally> incidents, SortedMap<AccountDay, Long> wrong) {
        this.incidents = List.copyOf(incidents);
        this.wrong = wrong;
    }

    List<Tally> incidents() {
        return incidents;
    }

    SortedMap<AccountDay, Long> wrong() {
        return wrong;
    }

    /** All together. */
    public Tally total() {
        Tally sum =
                Tally.ofWrong(wrong.values().stream().mapToLong(Long::longValue).sum());
        for (Tally incident : incidents) {
            sum = sum.plus(incident);
        }
        return sum;
    }
}
