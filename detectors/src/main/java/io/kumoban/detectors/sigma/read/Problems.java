package io.kumoban.detectors.sigma.read;

import io.kumoban.detectors.sigma.rule.Problem;
import io.kumoban.detectors.sigma.rule.Problem.Effect;
import io.kumoban.engine.yaml.Place;
import java.util.ArrayList;
import java.util.List;

/** Gathers what is wrong, rule by rule. */
final class Problems {
    /** The most that are kept. */
    static final int MOST = 10_000;

    private final List<Problem> found = new ArrayList<>();
    private String rule = "";
    private boolean refused;

    /** What is noted from now on is about this rule, which nothing speaks against yet. */
    void begin(String title) {
        rule = title;
        refused = false;
    }

    /** Something for which the rule cannot be used. */
    void refuse(Place place, String sentence, String mend) {
        refused = true;
        add(Effect.REFUSED, place, sentence, mend);
    }

    /** Something with which the rule can be used all the same. */
    void note(Place place, String sentence, String mend) {
        add(Effect.NOTED, place, sentence, mend);
    }

    /** Whether something was found for which the rule cannot be used. */
    boolean refused() {
        return refused;
    }

    List<Problem> found() {
        return List.copyOf(found);
    }

    private void add(Effect effect, Place place, String sentence, String mend) {
        if (found.size() < MOST) {
            found.add(new Problem(effect, place, rule, sentence, mend));
        } else if (found.size() == MOST) {
            found.add(new Problem(Effect.NOTED, place, "", "there are more problems", "mend these first"));
        }
    }
}
