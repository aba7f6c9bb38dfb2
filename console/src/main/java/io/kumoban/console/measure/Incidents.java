package io.kumoban.console.measure;

import io.kumoban.engine.event.Hashes;
import io.kumoban.engine.event.Row;
import io.kumoban.engine.event.Text;
import java.util.HashMap;
import java.util.Map;

/**
 * Tells hits that begin an incident from those that go on with one: of one rule and one actor, a hit within an hour of the one
 * before belongs to the same. Events must come in the order of their times.
 */
final class Incidents {
    private static final long HOUR = 3_600_000;
    /** Beyond so many pairs those that are over are forgotten. */
    private static final int CROWD = 1 << 16;

    private final Map<Pair, Long> lastHits = new HashMap<>();
    private int crowded = CROWD;

    /** A rule, and who acts, by 64 bits of the hash of its name. */
    private record Pair(int rule, long actor) {}

    /** Takes a hit; whether it begins an incident. */
    boolean begins(int rule, Row row) {
        Text actor = row.actor();
        long time = row.time();
        Long before = lastHits.put(
                new Pair(rule, actor.isAbsent() ? 0 : Hashes.of(actor.bytes(), actor.offset(), actor.length())), time);
        if (lastHits.size() > crowded) {
            lastHits.values().removeIf(last -> time - last > HOUR);
            crowded = Math.max(CROWD, 2 * lastHits.size());
        }
        return before == null || time - before > HOUR;
    }
}
