package io.kumoban.engine.testing;

import java.util.Arrays;
import java.util.Random;

/** What may become of a file on its way: bytes are changed, lost and doubled, and its end is cut off. */
public final class Damage {
    private static final int MOST = 4;

    private Damage() {}

    /** A damaged copy of some bytes. */
    public static byte[] to(byte[] whole, Random random) {
        byte[] bytes = whole.clone();
        for (int i = random.nextInt(MOST) + 1; i > 0 && bytes.length > 1; i--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> bytes = Arrays.copyOf(bytes, at + 1);
                default -> {
                    int length = Math.min(random.nextInt(9), bytes.length - at);
                    byte[] doubled = Arrays.copyOf(bytes, bytes.length + length);
                    System.arraycopy(bytes, at, doubled, at + length, bytes.length - at);
                    bytes = doubled;
                }
            }
        }
        return bytes;
    }
}
