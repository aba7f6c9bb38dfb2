package io.kumoban.detectors.insights;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Calls of one API by day, for the day in course and the seven before it: sums, and sums of the squares of the minutes'
 * counts. Minutes without a call take up nothing, since it is known how many minutes a day has. 240 bytes.
 */
final class DailyCounts {
    static final int MINUTES_A_DAY = 1_440;

    private static final int DAYS = 8;
    private static final int NEVER = Integer.MIN_VALUE;

    private final int[] sums = new int[DAYS];
    private final long[] squares = new long[DAYS];
    /** Minutes that are not part of the baseline. */
    private final int[] leftOut = new int[DAYS];

    private int newest = NEVER;

    /**
     * Adds what some minutes counted, of which the given one is the last; times never go back.
     *
     * @param minute   since 1970
     * @param ofCounts the sum of the squares of their counts
     */
    void add(int minute, long calls, long ofCounts) {
        int place = place(minute);
        sums[place] = (int) Math.min(Integer.MAX_VALUE, sums[place] + calls);
        squares[place] += ofCounts;
    }

    /** Takes minutes, of which the given one is the last, out of the baseline. */
    void leaveOut(int minute, int minutes) {
        leftOut[place(minute)] += minutes;
    }

    /**
     * The usual rate before a minute: over the part of its day before it and the seven days before that, as far back as
     * the account has been seen.
     *
     * @param minute since 1970
     * @param since  the minute in which the account was first seen
     */
    UsualRate before(int minute, int since) {
        place(minute);
        int day = Math.floorDiv(minute, MINUTES_A_DAY);
        int minutes = minute - Math.max((day - DAYS + 1) * MINUTES_A_DAY, since);
        long sum = 0;
        long squared = 0;
        for (int i = 0; i < DAYS; i++) {
            sum += sums[i];
            squared += squares[i];
            minutes -= leftOut[i];
        }
        return UsualRate.of(sum, squared, Math.max(1, minutes));
    }

    /** The place of a minute's day; the days that it pushes out are forgotten. */
    private int place(int minute) {
        int day = Math.floorDiv(minute, MINUTES_A_DAY);
        if (day > newest) {
            int gone = newest == NEVER ? DAYS : Math.min(DAYS, day - newest);
            for (int i = 0; i < gone; i++) {
                int place = Math.floorMod(day - i, DAYS);
                sums[place] = 0;
                squares[place] = 0;
                leftOut[place] = 0;
            }
            newest = day;
        }
        return Math.floorMod(day, DAYS);
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(newest);
        for (int i = 0; i < DAYS; i++) {
            out.writeInt(sums[i]);
            out.writeLong(squares[i]);
            out.writeInt(leftOut[i]);
        }
    }

    void load(DataInput in) throws IOException {
        newest = in.readInt();
        for (int i = 0; i < DAYS; i++) {
            sums[i] = in.readInt();
            squares[i] = in.readLong();
            leftOut[i] = in.readInt();
        }
    }
}
