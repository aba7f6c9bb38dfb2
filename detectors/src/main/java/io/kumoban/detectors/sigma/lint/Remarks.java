package io.kumoban.detectors.sigma.lint;

import io.kumoban.engine.yaml.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers what is said of one rule after the other. */
final class Remarks {
    private static final Comparator<Remark> BY_PLACE = Comparator.comparing(
                    (Remark remark) -> remark.place().file())
            .thenComparing(remark -> remark.place().line())
            .thenComparing(remark -> remark.place().column())
            .thenComparing(Remark::check)
            .thenComparing(Remark::sentence);

    private final List<Remark> found = new ArrayList<>();
    private String rule = "";

    /** What is said from now on is about this rule. */
    void begin(String key) {
        rule = key;
    }

    void add(Check check, Place place, String sentence, String hint) {
        found.add(new Remark(check, place, rule, sentence, hint));
    }

    /** All, in the order of their places, each once. */
    List<Remark> sorted() {
        return found.stream().sorted(BY_PLACE).distinct().toList();
    }
}
