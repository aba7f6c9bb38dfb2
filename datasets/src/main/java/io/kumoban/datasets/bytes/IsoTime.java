package io.kumoban.datasets.bytes;

import java.time.LocalDate;

/** Writes times as CloudTrail spells them. The day is worked out once, since neighbours fall on the same one. */
final class IsoTime {
    /** Of {@code 2026-03-02T09:15:00Z}. */
    static final int LENGTH = 20;

    private static final long DAY = 86_400;

    private final byte[] text = RecordBuffer.ascii("0000-00-00T00:00:00Z");
    private long day = Long.MIN_VALUE;

    void write(long second, byte[] into, int at) {
        long wanted = Math.floorDiv(second, DAY);
        if (wanted != day) {
            day = wanted;
            System.arraycopy(RecordBuffer.ascii(LocalDate.ofEpochDay(wanted).toString()), 0, text, 0, 10);
        }
        int rest = (int) (second - wanted * DAY);
        two(rest / 3600, 11);
        two(rest / 60 % 60, 14);
        two(rest % 60, 17);
        System.arraycopy(text, 0, into, at, LENGTH);
    }

    private void two(int value, int at) {
        text[at] = (byte) ('0' + value / 10);
        text[at + 1] = (byte) ('0' + value % 10);
    }
}
