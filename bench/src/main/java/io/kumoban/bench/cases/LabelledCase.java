package io.kumoban.bench.cases;

import java.util.List;
import java.util.Set;

/**
 * One attack in a recording.
 *
 * @param set       the data set it comes from
 * @param name      the technique, or what else names the case
 * @param recording the records to replay, a JSON object each
 * @param attack    the event ids of those records that are the attack; empty when all are
 */
record LabelledCase(String set, String name, List<String> recording, Set<String> attack) {
    /** A recording that is the attack as a whole. */
    static LabelledCase whole(String set, String name, List<String> recording) {
        return new LabelledCase(set, name, recording, Set.of());
    }

    boolean isAttack(String eventId) {
        return attack.isEmpty() || attack.contains(eventId);
    }
}
