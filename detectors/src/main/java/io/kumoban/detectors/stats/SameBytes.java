package io.kumoban.detectors.stats;

/** Which of eight bytes are a given one, without looking at them one by one (Warren, "Hacker's Delight", 2nd ed., 6-1). */
public final class SameBytes {
    private static final long ONES = 0x0101010101010101L;
    private static final long LOW_BITS = 0x7f7f7f7f7f7f7f7fL;

    private SameBytes() {}

    /** The upper bit of each byte of the word that is this ASCII character; all other bits are 0. */
    public static long of(long word, char ascii) {
        long differs = word ^ ONES * ascii;
        return ~((differs & LOW_BITS) + LOW_BITS | differs | LOW_BITS);
    }
}
