package io.kumoban.datasets.simulator.flows;

import io.kumoban.datasets.Dice;
import io.kumoban.datasets.simulator.plan.Cell;

/**
 * The windows of an hour in which conversations take place. Some minutes are busier than others, as the minutes of real
 * networks are: each of 128 places in the hour falls on a minute by chance.
 */
final class Moments {
    private static final int PLACES = 128;
    private static final int BITS_USED = 7;

    private final long[] minutes = new long[PLACES];

    Moments(Cell cell) {
        Dice dice = cell.dice("moments");
        for (int i = 0; i < PLACES; i++) {
            minutes[i] = cell.start() + 60L * dice.below(60);
        }
    }

    /** Gives a conversation its window: within one minute, at least a second. */
    void set(Conversation talk, Dice dice) {
        long bits = dice.next();
        long minute = minutes[(int) (bits >>> 64 - BITS_USED)];
        long first = minute + ((bits & 0xFFFF) * 45 >>> 16);
        talk.at(first, first + 1 + ((bits >>> 16 & 0xFFFF) * 14 >>> 16));
    }

    /** Gives it a whole minute. */
    void setWhole(Conversation talk, Dice dice) {
        long minute = minutes[dice.below(PLACES)];
        talk.at(minute, minute + 59);
    }
}
