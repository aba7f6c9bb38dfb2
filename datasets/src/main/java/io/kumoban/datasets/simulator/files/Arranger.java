package io.kumoban.datasets.simulator.files;

import io.kumoban.datasets.bytes.RecordBuffer;
import java.util.Arrays;

/**
 * Brings the records of a draft into the order of a delivered file: about that of their times, but neighbours of up to a
 * minute change places, as in real deliveries. A counting sort by second, so that it costs one copy a record.
 */
final class Arranger {
    private static final int JITTER = 63;

    private int[] places = new int[0];
    private int[] order = new int[0];
    private int[] keys = new int[0];

    /** Writes head, records with the separator between them, and tail. */
    void arrange(Draft draft, byte[] head, byte[] separator, byte[] tail, RecordBuffer into) {
        int count = draft.count();
        sort(draft, count);
        into.clear();
        into.put(head);
        byte[] from = draft.buffer.array();
        for (int i = 0; i < count; i++) {
            int record = order[i];
            if (i > 0) {
                into.put(separator);
            }
            into.put(from, draft.start(record), draft.length(record));
        }
        into.put(tail);
    }

    /** The time of the oldest record of the draft that was arranged last. */
    static long oldest(Draft draft) {
        long oldest = Long.MAX_VALUE;
        for (int i = 0; i < draft.count(); i++) {
            oldest = Math.min(oldest, draft.time(i));
        }
        return oldest;
    }

    /** The time of the newest record. */
    static long newest(Draft draft) {
        long newest = Long.MIN_VALUE;
        for (int i = 0; i < draft.count(); i++) {
            newest = Math.max(newest, draft.time(i));
        }
        return newest;
    }

    private void sort(Draft draft, int count) {
        long first = oldest(draft);
        int span = (int) (newest(draft) - first) + JITTER + 2;
        if (order.length < count) {
            order = new int[Math.max(count, 2 * order.length)];
            keys = new int[order.length];
        }
        if (places.length < span) {
            places = new int[span];
        } else {
            Arrays.fill(places, 0, span, 0);
        }
        for (int i = 0; i < count; i++) {
            int key = (int) (draft.time(i) - first) + (i * 0x9E3779B1 >>> 26);
            keys[i] = key;
            places[key + 1]++;
        }
        for (int i = 1; i < span; i++) {
            places[i] += places[i - 1];
        }
        for (int i = 0; i < count; i++) {
            order[places[keys[i]]++] = i;
        }
    }
}
