package io.kumoban.detectors.sequence;

import io.kumoban.engine.event.Tactic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Finds order in steps: how far they climb through the tactics of ATT&CK, leaving out what comes out of order. */
final class KillChain {
    private KillChain() {}

    /**
     * The longest run of steps, in time order, in which each tactic is later in the kill chain than the one before: as
     * many different tactics as the steps show in order. Among equals the one that ends first.
     *
     * @param steps in {@link Step#ORDER}
     */
    static List<Step> longest(List<Step> steps) {
        int[] length = new int[steps.size()];
        int[] before = new int[steps.size()];
        int last = -1;
        for (int i = 0; i < steps.size(); i++) {
            length[i] = 1;
            before[i] = -1;
            for (int j = 0; j < i; j++) {
                boolean climbs = steps.get(j).tactic().compareTo(steps.get(i).tactic()) < 0;
                if (climbs && length[j] >= length[i]) {
                    length[i] = length[j] + 1;
                    before[i] = j;
                }
            }
            if (last < 0 || length[i] > length[last]) {
                last = i;
            }
        }
        Step[] chain = new Step[last < 0 ? 0 : length[last]];
        for (int at = last, place = chain.length - 1; at >= 0; at = before[at], place--) {
            chain[place] = steps.get(at);
        }
        return new ArrayList<>(Arrays.asList(chain));
    }

    /** A tactic as people write it. */
    static String name(Tactic tactic) {
        return tactic.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
