package io.kumoban.detectors.sigma.plan;

import io.kumoban.detectors.sigma.match.json.JsonView;
import io.kumoban.engine.event.Slice;
import java.util.List;

/** Whether anything stands at a slot, and whether it is more than null. */
final class PresenceGroup extends Group {
    private final int[] present;
    private final int[] missing;

    PresenceGroup(int slot, List<Atom> atoms, int[][] marks) {
        super(slot);
        int[] none = {};
        int[] whenPresent = none;
        int[] whenMissing = none;
        for (int i = 0; i < atoms.size(); i++) {
            if (atoms.get(i).test() instanceof AtomTest.Present) {
                whenPresent = marks[i];
            } else {
                whenMissing = marks[i];
            }
        }
        present = whenPresent;
        missing = whenMissing;
    }

    @Override
    String method() {
        return "presence";
    }

    @Override
    void run(PlanMatcher at, int group) {
        EventValues values = at.values();
        int value = values.first(slot);
        if (value != EventValues.NONE) {
            at.mark(present);
        }
        while (value != EventValues.NONE) {
            if (values.type(value) != JsonView.NULL && values.type(value) != Slice.ARRAY) {
                return;
            }
            value = values.next(value);
        }
        at.mark(missing);
    }
}
