package io.kumoban.detectors.sigma.plan;

import io.kumoban.detectors.sigma.match.FoldedText;
import java.util.Arrays;

/** Another field's text in this field's. */
final class ReferenceGroup extends Group {
    private final AtomTest.Reference test;
    private final int[] marks;

    ReferenceGroup(int slot, AtomTest.Reference test, int[] marks) {
        super(slot);
        this.test = test;
        this.marks = marks;
    }

    @Override
    String method() {
        return "other field";
    }

    @Override
    void run(PlanMatcher at, int group) {
        EventValues values = at.values();
        for (int value = values.first(slot); value != EventValues.NONE; value = values.next(value)) {
            if (values.isText(value) && holdsAny(value, values, at)) {
                at.mark(marks);
                return;
            }
        }
    }

    private boolean holdsAny(int value, EventValues values, PlanMatcher at) {
        for (int part = values.first(test.slot()); part != EventValues.NONE; part = values.next(part)) {
            if (values.isText(part) && holds(value, part, values, at)) {
                return true;
            }
        }
        return false;
    }

    private boolean holds(int value, int part, EventValues values, PlanMatcher at) {
        if (!test.cased()) {
            FoldedText folded = at.folded(slot, value);
            FoldedText wanted = at.other;
            wanted.set(values.bytes(part), values.offset(part), values.length(part));
            return PreciseGroup.holds(test.form(), folded.bytes(), 0, folded.length(), wanted.bytes(), wanted.length());
        }
        int from = values.offset(part);
        byte[] wanted = Arrays.copyOfRange(values.bytes(part), from, from + values.length(part));
        return PreciseGroup.holds(
                test.form(), values.bytes(value), values.offset(value), values.length(value), wanted, wanted.length);
    }
}
