package io.kumoban.datasets.score;

import io.kumoban.engine.event.Severity;
import java.util.List;
import java.util.Set;

/**
 * A finding as far as it is scored. Times are milliseconds since 1970, 0 where the finding does not say.
 *
 * @param id        the finding's id, the same in every run
 * @param type      the finding type
 * @param severity  its level
 * @param account   where it was raised; empty when it does not say
 * @param createdAt when it was first raised
 * @param firstSeen time of its first event
 * @param lastSeen  time of its last event
 * @param subject   the names of the one thing that it is about, the best known first; may be empty
 * @param names     every name in it, with those of the subject
 * @param events    content ids of the events that it shows
 */
public record Detection(
        String id,
        String type,
        Severity severity,
        String account,
        long createdAt,
        long firstSeen,
        long lastSeen,
        List<String> subject,
        Set<String> names,
        List<String> events) {

    AccountDay day() {
        return AccountDay.of(account, createdAt);
    }
}
