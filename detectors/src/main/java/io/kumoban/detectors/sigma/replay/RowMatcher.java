package io.kumoban.detectors.sigma.replay;

import io.kumoban.detectors.sigma.plan.Plan;
import io.kumoban.detectors.sigma.plan.PlanMatcher;
import io.kumoban.engine.event.Row;

/** Matches rows with the rules of a {@link RowEngine}, one after the other, without garbage once warm. One thread at a time. */
public final class RowMatcher {
    private final RowValues values;
    private final PlanMatcher matcher;

    RowMatcher(Plan plan, RowFields fields) {
        values = new RowValues(fields);
        matcher = new PlanMatcher(plan, values);
    }

    /**
     * Matches a row.
     *
     * @return how many rules match; see {@link #ruleIndex}
     * @throws IllegalStateException when the row lacks a field of {@link RowEngine#fields}
     */
    public int match(Row row) {
        values.at(row);
        return matcher.match();
    }

    /** The place among the engine's rules of one that matches the last row, ascending. */
    public int ruleIndex(int match) {
        return matcher.found(match);
    }

    /** How many rules were worked out for the last row because something that they wait for was there; see {@link #tried}. */
    public int triedCount() {
        return matcher.triedCount();
    }

    /** The place of a rule that was worked out for the last row, in no order. Those without an anchor are not among them. */
    public int tried(int index) {
        return matcher.tried(index);
    }
}
