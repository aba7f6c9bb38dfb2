package io.kumoban.detectors.sigma;

import io.kumoban.detectors.sigma.event.EventView;
import io.kumoban.detectors.sigma.plan.Plan;
import io.kumoban.detectors.sigma.plan.PlanMatcher;
import io.kumoban.detectors.sigma.plan.ViewedValues;
import io.kumoban.detectors.sigma.rule.Detection;
import io.kumoban.detectors.sigma.rule.FilterRule;
import io.kumoban.detectors.sigma.rule.Predicate;
import io.kumoban.detectors.sigma.rule.Search;
import io.kumoban.detectors.sigma.rule.SigmaRule;
import io.kumoban.engine.yaml.Place;
import java.util.ArrayList;
import java.util.List;

/**
 * Says of one rule why it matches an event, or why not: which of its conditions, searches and lines hold. It is for people who
 * look at one event, and makes objects. One thread at a time.
 */
public final class SigmaExplainer {
    private final List<Part> parts = new ArrayList<>();
    private final ViewedValues values;
    private final PlanMatcher matcher;

    /** What a part of a rule is. */
    public enum Kind {
        /** A condition, of the rule or of a filter that applies to it. */
        CONDITION,
        /** A named search. */
        SEARCH,
        /** A line of a search: a field with its values, or a keyword. */
        ITEM
    }

    /**
     * A part of a rule.
     *
     * @param name  the text of a condition, the name of a search, the field of a line (empty for keywords)
     * @param place where it is written
     */
    public record Part(Kind kind, String name, Place place) {}

    /** A part, and whether it holds for an event. */
    public record Outcome(Part part, boolean holds) {}

    /** For a rule with its filters. */
    public SigmaExplainer(SigmaRule rule) {
        List<Predicate> predicates = new ArrayList<>();
        add(rule.detection(), predicates);
        for (FilterRule filter : rule.filters()) {
            add(filter.detection(), predicates);
        }
        Plan plan = Plan.compile(predicates);
        values = new ViewedValues(plan);
        matcher = new PlanMatcher(plan, values);
    }

    private void add(Detection detection, List<Predicate> predicates) {
        for (Detection.Stated condition : detection.conditions()) {
            parts.add(new Part(Kind.CONDITION, condition.text(), condition.place()));
            predicates.add(condition.predicate());
        }
        for (Search search : detection.searches().values()) {
            parts.add(new Part(Kind.SEARCH, search.name(), search.place()));
            predicates.add(search.predicate());
            for (Search.Item item : search.fields()) {
                parts.add(new Part(Kind.ITEM, item.field(), item.place()));
                predicates.add(item.predicate());
            }
        }
    }

    /** What holds for an event, each search followed by its lines, in the order of the file. */
    public List<Outcome> explain(EventView event) {
        values.read(event);
        int count = matcher.match();
        List<Outcome> outcomes = new ArrayList<>(parts.size());
        int next = 0;
        for (int i = 0; i < parts.size(); i++) {
            boolean holds = next < count && matcher.found(next) == i;
            next += holds ? 1 : 0;
            outcomes.add(new Outcome(parts.get(i), holds));
        }
        return outcomes;
    }
}
