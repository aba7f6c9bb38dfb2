package io.kumoban.engine.event;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import java.nio.charset.StandardCharsets;

/**
 * The 64-bit hashes behind keys, content ids and the total order. XXH3 is documented as stable, so they are the same on
 * every machine and in every release.
 */
public final class Hashes {
    private static final Hasher64 HIGH = Hashing.xxh3_64();
    private static final Hasher64 LOW = Hashing.xxh3_64(0x6b756d6f62616e31L);

    private Hashes() {}

    /** The hash of some bytes, never zero: zero stands for an absent key. */
    public static long of(byte[] bytes, int offset, int length) {
        long hash = HIGH.hashBytesToLong(bytes, offset, length);
        return hash == 0 ? 1 : hash;
    }

    /** A second, independent hash of the same bytes: the lower half of 128-bit ids. */
    public static long second(byte[] bytes, int offset, int length) {
        return LOW.hashBytesToLong(bytes, offset, length);
    }

    public static long of(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return of(utf8, 0, utf8.length);
    }

    /** Joins two hashes; the order of the two matters. Never zero. */
    public static long join(long first, long second) {
        long h = mix(first + 0x9e3779b97f4a7c15L) ^ second;
        h = mix(h);
        return h == 0 ? 1 : h;
    }

    /** The finaliser of SplitMix64 (Steele, Lea, Flood, OOPSLA 2014): spreads a counter or an address over all bits. */
    public static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
