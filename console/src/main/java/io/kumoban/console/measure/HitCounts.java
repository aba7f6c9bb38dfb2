package io.kumoban.console.measure;

import io.kumoban.detectors.sigma.replay.RowEngine;
import io.kumoban.detectors.sigma.replay.RowMatcher;
import io.kumoban.engine.event.Row;
import java.util.ArrayList;
import java.util.List;

/** Counts for each rule of a family how often it was worked out and how often it matched. */
final class HitCounts {
    private final RowEngine engine;
    private final RowMatcher matcher;
    private final boolean[] unanchored;
    private final Incidents incidents = new Incidents();
    private final long[] hits;
    private final long[] tried;
    private final long[] begun;
    private long events;

    HitCounts(RowEngine engine) {
        this.engine = engine;
        matcher = engine.matcher();
        unanchored = engine.unanchored();
        int rules = engine.rules().size();
        hits = new long[rules];
        tried = new long[rules];
        begun = new long[rules];
    }

    RowEngine engine() {
        return engine;
    }

    void count(Row row) {
        events++;
        int matches = matcher.match(row);
        for (int i = 0; i < matches; i++) {
            int rule = matcher.ruleIndex(i);
            hits[rule]++;
            begun[rule] += incidents.begins(rule, row) ? 1 : 0;
        }
        for (int i = 0; i < matcher.triedCount(); i++) {
            tried[matcher.tried(i)]++;
        }
    }

    List<RuleFigures> figures(FamilyCosts costs) {
        List<RuleFigures> figures = new ArrayList<>();
        for (int rule = 0; rule < hits.length; rule++) {
            figures.add(new RuleFigures(
                    engine.rules().get(rule),
                    engine.kind(),
                    events,
                    hits[rule],
                    unanchored[rule] ? events : tried[rule],
                    begun[rule],
                    costs.alone(rule)));
        }
        return figures;
    }
}
