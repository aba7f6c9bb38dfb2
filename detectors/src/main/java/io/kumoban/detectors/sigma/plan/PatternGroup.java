package io.kumoban.detectors.sigma.plan;

import io.kumoban.detectors.sigma.match.Glob;

/** One pattern with wildcards. */
final class PatternGroup extends Group {
    private final Glob glob;
    private final int[] marks;

    PatternGroup(int slot, Glob glob, int[] marks) {
        super(slot);
        this.glob = glob;
        this.marks = marks;
    }

    @Override
    String method() {
        return "pattern";
    }

    @Override
    void run(PlanMatcher at, int group) {
        EventValues values = at.values();
        for (int value = values.first(slot); value != EventValues.NONE; value = values.next(value)) {
            if (values.isText(value) && fits(value, values, at)) {
                at.mark(marks);
                return;
            }
        }
    }

    private boolean fits(int value, EventValues values, PlanMatcher at) {
        if (glob.letters() == Glob.Case.FOLDED) {
            return glob.matches(at.folded(slot, value));
        }
        int from = values.offset(value);
        return glob.matches(values.bytes(value), from, from + values.length(value));
    }
}
