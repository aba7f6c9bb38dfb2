package io.kumoban.engine.shard;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The armed timers of one shard in the order (time, detector, key): a binary heap in parallel arrays. A timer that was
 * moved or whose state was forgotten stays in the heap until it comes up and is then passed over.
 */
final class Timers {
    private long[] due = new long[16];
    private int[] detector = new int[16];
    private long[] key = new long[16];
    private long[] floor = new long[16];
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    /** When the first timer is due; {@link Long#MAX_VALUE} without one. */
    long firstDue() {
        return size == 0 ? Long.MAX_VALUE : due[0];
    }

    int firstDetector() {
        return detector[0];
    }

    long firstKey() {
        return key[0];
    }

    /** The earliest position in the stream at which the first timer can fire: behind the event that armed it. */
    long firstFloor() {
        return floor[0];
    }

    void add(long time, int detectorIndex, long stateKey, long earliestPosition) {
        if (size == due.length) {
            due = Arrays.copyOf(due, size * 2);
            detector = Arrays.copyOf(detector, size * 2);
            key = Arrays.copyOf(key, size * 2);
            floor = Arrays.copyOf(floor, size * 2);
        }
        int at = size++;
        set(at, time, detectorIndex, stateKey, earliestPosition);
        while (at > 0 && before(at, (at - 1) >>> 1)) {
            swap(at, (at - 1) >>> 1);
            at = (at - 1) >>> 1;
        }
    }

    void removeFirst() {
        size--;
        set(0, due[size], detector[size], key[size], floor[size]);
        int at = 0;
        while (true) {
            int child = 2 * at + 1;
            if (child >= size) {
                return;
            }
            if (child + 1 < size && before(child + 1, child)) {
                child++;
            }
            if (!before(child, at)) {
                return;
            }
            swap(child, at);
            at = child;
        }
    }

    /** Writes all timers, those that will be passed over too. */
    void save(DataOutput out) throws IOException {
        out.writeInt(size);
        for (int i = 0; i < size; i++) {
            out.writeLong(due[i]);
            out.writeInt(detector[i]);
            out.writeLong(key[i]);
            out.writeLong(floor[i]);
        }
    }

    /** Reads into an empty heap what {@link #save} wrote. */
    void load(DataInput in) throws IOException {
        int saved = in.readInt();
        for (int i = 0; i < saved; i++) {
            add(in.readLong(), in.readInt(), in.readLong(), in.readLong());
        }
    }

    private boolean before(int left, int right) {
        int order = Long.compare(due[left], due[right]);
        if (order == 0) {
            order = Integer.compare(detector[left], detector[right]);
        }
        return order == 0 ? Long.compareUnsigned(key[left], key[right]) < 0 : order < 0;
    }

    private void set(int at, long time, int detectorIndex, long stateKey, long earliestPosition) {
        due[at] = time;
        detector[at] = detectorIndex;
        key[at] = stateKey;
        floor[at] = earliestPosition;
    }

    private void swap(int left, int right) {
        long leftDue = due[left];
        int leftDetector = detector[left];
        long leftKey = key[left];
        long leftFloor = floor[left];
        set(left, due[right], detector[right], key[right], floor[right]);
        set(right, leftDue, leftDetector, leftKey, leftFloor);
    }
}
