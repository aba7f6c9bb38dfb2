package io.kumoban.detectors.sigma.replay;

import io.kumoban.detectors.sigma.plan.Plan;
import io.kumoban.detectors.sigma.plan.PlanMatcher;
import io.kumoban.detectors.sigma.route.LogSourceRouter;
import io.kumoban.detectors.sigma.route.Route;
import io.kumoban.detectors.sigma.rule.Condition;
import io.kumoban.detectors.sigma.rule.Detection;
import io.kumoban.detectors.sigma.rule.Predicate;
import io.kumoban.detectors.sigma.rule.Search;
import io.kumoban.detectors.sigma.rule.SigmaRule;
import io.kumoban.engine.event.Field;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.Row;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which searches of one rule hold for a row, said in a few words. A plan of its own, made when the rule first matches. */
final class HeldSearches {
    private final List<String> names = new ArrayList<>();
    private final List<Field> shown;
    private final RowValues values;
    private final PlanMatcher matcher;

    /**
     * For one rule.
     *
     * @param asked what is asked of records; searches that look at anything else decide nothing and are left out
     */
    HeldSearches(SigmaRule rule, Kind kind, Set<Field> asked) {
        List<Predicate> predicates = new ArrayList<>();
        for (Search search : rule.detection().searches().values()) {
            Predicate inLog = inLog(rule, search);
            Plan alone = Plan.compile(List.of(inLog));
            if (asked.containsAll(new RowFields(alone, kind).all())) {
                names.add(name(search));
                predicates.add(inLog);
            }
        }
        Plan plan = Plan.compile(predicates);
        RowFields fields = new RowFields(plan, kind);
        Set<Field> all = new LinkedHashSet<>(RowFields.standard(kind));
        fields.places().forEach(place -> all.add(place.field()));
        shown = List.copyOf(all);
        values = new RowValues(fields);
        matcher = new PlanMatcher(plan, values);
    }

    /** A search under the names of the log. */
    private static Predicate inLog(SigmaRule rule, Search search) {
        Detection alone = new Detection(
                Map.of(),
                List.of(new Detection.Stated(
                        search.name(), search.place(), new Condition.Named(search.name()), search.predicate())));
        SigmaRule ofSearch = new SigmaRule(rule.info(), rule.place(), rule.logSource(), alone, List.of());
        return LogSourceRouter.route(ofSearch) instanceof Route.InScope inScope ? inScope.predicate() : Predicate.NEVER;
    }

    /** The standard fields of the log, and those that the searches look at. */
    List<Field> shown() {
        return shown;
    }

    /** For example {@code selection_source (eventSource), not filter_main (userAgent)}. */
    String words(Row row) {
        values.at(row);
        int count = matcher.match();
        List<String> held = new ArrayList<>();
        List<String> others = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < names.size(); i++) {
            boolean holds = next < count && matcher.found(next) == i;
            next += holds ? 1 : 0;
            (holds ? held : others).add(holds ? names.get(i) : "not " + names.get(i));
        }
        held.addAll(others);
        return String.join(", ", held);
    }

    private static String name(Search search) {
        TreeSet<String> fields = new TreeSet<>();
        search.fields().forEach(item -> fields.add(item.field().isEmpty() ? "keywords" : item.field()));
        return search.name() + " (" + String.join(", ", fields) + ")";
    }
}
