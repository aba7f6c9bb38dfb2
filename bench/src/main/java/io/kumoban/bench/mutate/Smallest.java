package io.kumoban.bench.mutate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** Makes failing texts smaller by leaving out halves, quarters and so on of what is left, as long as they still fail. */
final class Smallest {
    private static final int MOST_TRIES = 6_000;

    private final Predicate<List<byte[]>> fails;
    private int tries;

    Smallest(Predicate<List<byte[]>> fails) {
        this.fails = fails;
    }

    List<byte[]> of(List<byte[]> failing) {
        List<byte[]> texts = fewer(failing);
        for (int i = 0; i < texts.size(); i++) {
            shorten(texts, i);
        }
        return texts;
    }

    private boolean stillFails(List<byte[]> texts) {
        return tries++ < MOST_TRIES && fails.test(texts);
    }

    private List<byte[]> fewer(List<byte[]> failing) {
        List<byte[]> texts = new ArrayList<>(failing);
        for (int size = texts.size(); size > 0; size /= 2) {
            for (int from = 0; from < texts.size(); ) {
                List<byte[]> rest = new ArrayList<>(texts.subList(0, from));
                rest.addAll(texts.subList(Math.min(from + size, texts.size()), texts.size()));
                if (stillFails(rest)) {
                    texts = rest;
                } else {
                    from += size;
                }
            }
        }
        return texts;
    }

    private void shorten(List<byte[]> texts, int index) {
        for (int size = texts.get(index).length; size > 0; size /= 2) {
            for (int from = 0; from < texts.get(index).length; ) {
                byte[] whole = texts.get(index);
                int to = Math.min(from + size, whole.length);
                byte[] rest = Arrays.copyOf(whole, whole.length - (to - from));
                System.arraycopy(whole, to, rest, from, whole.length - to);
                texts.set(index, rest);
                if (!stillFails(texts)) {
                    texts.set(index, whole);
                    from = to;
                }
            }
        }
    }
}
