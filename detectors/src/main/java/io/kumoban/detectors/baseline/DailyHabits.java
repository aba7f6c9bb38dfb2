package io.kumoban.detectors.baseline;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * On how many days something was done, for a bounded number of things: what is done day after day is a habit. Days are
 * those of UTC. A silence longer than the given gap begins the count anew; when the table is full, what was done least
 * recently gives way.
 *
 * <p>16 bytes a thing; grows from 2.
 */
public final class DailyHabits {
    private static final long DAY = 86_400_000L;
    private static final int FIRST = 2;

    private final int most;
    private long[] things = new long[FIRST];
    private int[] lastDay = new int[FIRST];
    private int[] days = new int[FIRST];
    private int size;

    /** Habits of at most this many things, 2 or more. */
    public DailyHabits(int most) {
        this.most = most;
    }

    /** Notes that it was done and returns on how many earlier days it was. */
    public int use(long thing, long time, long gapMillis) {
        int day = (int) Math.floorDiv(time, DAY);
        int at = find(thing);
        if (at < 0) {
            insert(thing, day);
            return 0;
        }
        int pause = day - lastDay[at];
        if (pause > 1 && (pause - 1) * DAY > gapMillis) {
            days[at] = 1;
            lastDay[at] = day;
        } else if (pause > 0) {
            days[at]++;
            lastDay[at] = day;
        }
        return days[at] - 1;
    }

    private void insert(long thing, int day) {
        int at = size;
        if (size == most) {
            at = 0;
            for (int i = 1; i < size; i++) {
                if (lastDay[i] < lastDay[at]) {
                    at = i;
                }
            }
        } else {
            if (size == things.length) {
                grow(Math.min(most, size * 2));
            }
            size++;
        }
        things[at] = thing;
        lastDay[at] = day;
        days[at] = 1;
    }

    private void grow(int room) {
        things = Arrays.copyOf(things, room);
        lastDay = Arrays.copyOf(lastDay, room);
        days = Arrays.copyOf(days, room);
    }

    private int find(long thing) {
        for (int i = 0; i < size; i++) {
            if (things[i] == thing) {
                return i;
            }
        }
        return -1;
    }

    public void save(DataOutput out) throws IOException {
        out.writeShort(size);
        for (int i = 0; i < size; i++) {
            out.writeLong(things[i]);
            out.writeInt(lastDay[i]);
            out.writeInt(days[i]);
        }
    }

    public void load(DataInput in) throws IOException {
        size = in.readUnsignedShort();
        grow(Math.max(FIRST, size));
        for (int i = 0; i < size; i++) {
            things[i] = in.readLong();
            lastDay[i] = in.readInt();
            days[i] = in.readInt();
        }
    }
}
