package io.kumoban.datasets.simulator.attacks;

import io.kumoban.datasets.delivery.LogRecord;
import io.kumoban.datasets.estate.Account;
import io.kumoban.datasets.estate.Calendar;
import io.kumoban.datasets.scenario.play.Play;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A scenario that was played in an account.
 *
 * @param records all that it left, habits before it too
 */
record Attack(Account account, Play play, List<LogRecord> records) {
    /** Whether both happen in one account within a day of each other and somebody or something has a part in both. */
    boolean clashesWith(Attack other) {
        return account.index() == other.account.index()
                && play.incident().from() <= other.play.incident().to() + Calendar.DAY
                && other.play.incident().from() <= play.incident().to() + Calendar.DAY
                && names().stream().anyMatch(other.names()::contains);
    }

    private Set<String> names() {
        Set<String> names = new HashSet<>(play.incident().actors());
        names.addAll(play.incident().resources());
        return names;
    }
}
