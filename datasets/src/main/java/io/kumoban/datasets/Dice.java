package io.kumoban.datasets;

import java.util.List;

/**
 * Seeded chance for simulations: a SplitMix64 generator (Steele, Lea and Flood, OOPSLA 2014), written out so that a seed
 * means the same on every JDK. Each part of a simulation throws dice of its own, so parts never disturb each other.
 */
public final class Dice {
    private static final String ALPHANUMERIC = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
    private static final String HEX = "0123456789abcdef";

    private static final long LASTING = 17;

    private long state;

    private Dice(long state) {
        this.state = state;
    }

    /** The dice of one purpose and number (a day, a file) under a seed; equal arguments give equal throws. */
    public static Dice of(long seed, String purpose, long number) {
        long state = mix(seed);
        for (int i = 0; i < purpose.length(); i++) {
            state = mix(state + purpose.charAt(i));
        }
        return new Dice(mix(state + number));
    }

    /** The dice of a thing that is the same in every data set, whatever its seed: its id, say. */
    public static Dice ofThing(String name, long number) {
        return of(LASTING, name, number);
    }

    /** The next 64 bits. */
    public long next() {
        state += 0x9E3779B97F4A7C15L;
        return mix(state);
    }

    /** A number from 0 to {@code bound} - 1. */
    public int below(int bound) {
        return (int) Long.remainderUnsigned(next(), bound);
    }

    /** A number from {@code low} to {@code high}, both possible. */
    public int between(int low, int high) {
        return low + below(high - low + 1);
    }

    /** A number from 0 (possible) to 1 (not possible). */
    public double unit() {
        return (next() >>> 11) * 0x1.0p-53;
    }

    /** True with the given probability, 0 to 1. */
    public boolean chance(double probability) {
        return unit() < probability;
    }

    /** One of the items, each as likely as the others. */
    public <T> T pick(List<T> items) {
        return items.get(below(items.size()));
    }

    /** A count of independent happenings of which {@code mean} (at most some tens) are usual. */
    public int poisson(double mean) {
        double limit = StrictMath.exp(-mean);
        int count = 0;
        for (double product = unit(); product > limit; product *= unit()) {
            count++;
        }
        return count;
    }

    /** A number within {@code share} (0 to 1) of the middle on either side. */
    public long around(long middle, double share) {
        return Math.round(middle * (1 + share * (2 * unit() - 1)));
    }

    public String hex(int length) {
        return text(HEX, length);
    }

    public String base32(int length) {
        return text(BASE32, length);
    }

    public String alphanumeric(int length) {
        return text(ALPHANUMERIC, length);
    }

    /** A random (version 4) UUID in its usual spelling. */
    public String uuid() {
        String hex = hex(32);
        return hex.substring(0, 8) + '-' + hex.substring(8, 12) + "-4" + hex.substring(13, 16) + '-'
                + HEX.charAt(8 + below(4)) + hex.substring(17, 20) + '-' + hex.substring(20);
    }

    private String text(String alphabet, int length) {
        char[] letters = new char[length];
        for (int i = 0; i < length; i++) {
            letters[i] = alphabet.charAt(below(alphabet.length()));
        }
        return new String(letters);
    }

    private static long mix(long bits) {
        long z = bits;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
