package io.kumoban.datasets.simulator.calls;

import io.kumoban.datasets.Dice;
import java.util.ArrayList;
import java.util.List;

/** The errands of one kind of actor, the heavier oftener. */
final class ErrandGroup {
    private final List<Errand> errands = new ArrayList<>();
    private final List<Integer> upTo = new ArrayList<>();
    private int total;
    private long weightedCalls;

    void add(int weight, Errand errand) {
        total += weight;
        weightedCalls += (long) weight * errand.calls().size();
        errands.add(errand);
        upTo.add(total);
    }

    /** The next errand. */
    Errand next(Dice dice) {
        int at = dice.below(total);
        int i = 0;
        while (upTo.get(i) <= at) {
            i++;
        }
        return errands.get(i);
    }

    /** The weight of the errand at a place. */
    int weight(int place) {
        return upTo.get(place) - (place == 0 ? 0 : upTo.get(place - 1));
    }

    List<Errand> errands() {
        return errands;
    }

    /** Calls of an errand on average. */
    double meanCalls() {
        return (double) weightedCalls / total;
    }
}
