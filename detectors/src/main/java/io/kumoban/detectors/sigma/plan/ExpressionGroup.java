package io.kumoban.detectors.sigma.plan;

import io.kumoban.detectors.sigma.match.regex.GuardedRegex;

/** One regular expression. Where it gives up on a value, it counts as not found there. */
final class ExpressionGroup extends Group {
    private final GuardedRegex regex;
    private final int[] marks;

    ExpressionGroup(int slot, GuardedRegex regex, int[] marks) {
        super(slot);
        this.regex = regex;
        this.marks = marks;
    }

    @Override
    String method() {
        return "regular expression";
    }

    @Override
    void run(PlanMatcher at, int group) {
        EventValues values = at.values();
        for (int value = values.first(slot); value != EventValues.NONE; value = values.next(value)) {
            if (values.isText(value) && isFound(value, values, at)) {
                at.mark(marks);
                return;
            }
        }
    }

    private boolean isFound(int value, EventValues values, PlanMatcher at) {
        int from = values.offset(value);
        return switch (regex.find(values.bytes(value), from, from + values.length(value), at.regexes)) {
            case FOUND -> true;
            case NOT_FOUND -> false;
            case GAVE_UP -> {
                at.countGivingUp();
                yield false;
            }
        };
    }
}
