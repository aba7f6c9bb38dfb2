package io.kumoban.engine.finding;

/**
 * What repeated raisings of one key have become. Times are event time in milliseconds since 1970.
 *
 * @param id         32 hex digits: see {@link AggregationKey#id}
 * @param count      raisings so far, 1 or more
 * @param firstSeen  the earliest event shown by the first raising
 * @param lastSeen   the event that completed the latest raising
 * @param createdAt  when it was raised first
 * @param updatedAt  when it was raised last
 * @param archived   whether a suppression rule of the user put it aside when it was created
 */
public record Aggregate(
        String id, int count, long firstSeen, long lastSeen, long createdAt, long updatedAt, boolean archived) {
    /** Whether this is the first raising. */
    public boolean isNew() {
        return count == 1;
    }
}
