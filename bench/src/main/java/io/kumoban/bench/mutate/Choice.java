package io.kumoban.bench.mutate;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/** Picks one of several at random. */
final class Choice {
    private Choice() {}

    @SafeVarargs
    static <T> T of(SplittableRandom dice, T... choices) {
        return choices[dice.nextInt(choices.length)];
    }

    /** Pieces as their bytes: each character is one byte. */
    static byte[][] bytes(String... pieces) {
        byte[][] bytes = new byte[pieces.length][];
        for (int i = 0; i < pieces.length; i++) {
            bytes[i] = pieces[i].getBytes(StandardCharsets.ISO_8859_1);
        }
        return bytes;
    }
}
