package io.kumoban.detectors.dga;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * One generator of names.
 *
 * @param kind in a few words
 * @param next makes a label
 */
record Family(String kind, Function<SplittableRandom, String> next) {
    private static final int TRIES = 20;

    /** So many different labels, or fewer where the generator has no more. */
    List<String> labels(int count, SplittableRandom random) {
        Set<String> labels = new LinkedHashSet<>();
        for (int i = 0; i < count * TRIES && labels.size() < count; i++) {
            labels.add(next.apply(random));
        }
        return new ArrayList<>(labels);
    }
}
