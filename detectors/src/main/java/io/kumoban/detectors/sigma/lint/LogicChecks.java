package io.kumoban.detectors.sigma.lint;

import io.kumoban.detectors.sigma.SigmaEngine;
import io.kumoban.detectors.sigma.event.MapEvent;
import io.kumoban.detectors.sigma.route.LogSourceRouter;
import io.kumoban.detectors.sigma.route.Route;
import io.kumoban.detectors.sigma.rule.Condition;
import io.kumoban.detectors.sigma.rule.Detection;
import io.kumoban.detectors.sigma.rule.Predicate;
import io.kumoban.detectors.sigma.rule.Search;
import io.kumoban.detectors.sigma.rule.SigmaRule;
import io.kumoban.engine.event.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks of what searches and conditions come to. */
final class LogicChecks {
    private final Remarks remarks;

    LogicChecks(Remarks remarks) {
        this.remarks = remarks;
    }

    /**
     * Checks one rule.
     *
     * @param serves whether the rule raises no findings of its own, so that it may be as broad as it likes
     */
    void check(SigmaRule rule, boolean serves) {
        unused(rule.detection());
        boolean contradicted = contradictions(rule);
        if (!contradicted && firesOnNothing(rule)) {
            remarks.add(
                    Check.FIRES_ON_NOTHING,
                    rule.place(),
                    "the rule holds for an event without any field",
                    "join it with a search for something that must be there");
        } else if (!serves && !contradicted && !Breadth.isNarrow(rule.predicate())) {
            remarks.add(
                    Check.OVER_BROAD,
                    rule.place(),
                    "the rule asks only for what most events have",
                    "ask for a name of a call, or for a value that is rare");
        }
    }

    private void unused(Detection detection) {
        Set<String> used = new HashSet<>();
        detection.conditions().forEach(condition -> used(condition.condition(), detection, used));
        for (Search search : detection.searches().values()) {
            if (!used.contains(search.name())) {
                remarks.add(
                        Check.UNUSED_SEARCH,
                        search.place(),
                        "no condition uses the search '" + search.name() + "'",
                        "add it to the condition, or take it out");
            }
        }
    }

    private static void used(Condition condition, Detection detection, Set<String> used) {
        switch (condition) {
            case Condition.And(List<Condition> parts) -> parts.forEach(part -> used(part, detection, used));
            case Condition.Or(List<Condition> parts) -> parts.forEach(part -> used(part, detection, used));
            case Condition.Not(Condition part) -> used(part, detection, used);
            case Condition.Named(String name) -> used.add(name);
            case Condition.Of(int count, String pattern) ->
                detection.searches().keySet().stream()
                        .filter(name -> fits(name, pattern))
                        .forEach(used::add);
        }
    }

    private static boolean fits(String name, String pattern) {
        if (pattern.equals(Condition.THEM)) {
            return !name.startsWith("_");
        }
        StringBuilder regex = new StringBuilder();
        for (String literal : pattern.split("\\*", -1)) {
            regex.append(regex.isEmpty() ? "" : ".*").append(Pattern.quote(literal));
        }
        return name.matches(regex.toString());
    }

    /** Whether the rule, or a search of it, cannot hold. */
    private boolean contradictions(SigmaRule rule) {
        Contradictions contradictions = new Contradictions(path -> isSingle(rule, path));
        boolean found = false;
        for (Search search : rule.detection().searches().values()) {
            String field = contradictions.in(search.predicate());
            if (field != null) {
                found = true;
                remarks.add(
                        Check.CONTRADICTION,
                        search.place(),
                        "the search '" + search.name() + "' asks '" + field + "' for what cannot be at once",
                        "write the values as a list when any of them will do");
            }
        }
        String field = contradictions.in(rule.predicate());
        if (field != null) {
            remarks.add(
                    Check.NEVER_FIRES,
                    rule.detection().conditions().getFirst().place(),
                    "no event can fit the condition, since it asks '" + field + "' for what cannot be at once",
                    "look at the searches that the condition joins with 'and'");
        }
        return found || field != null;
    }

    private static boolean isSingle(SigmaRule rule, String path) {
        return LogSourceRouter.route(rule) instanceof Route.InScope inScope
                && switch (inScope.kind()) {
                    case API_CALL -> KnownFields.isSingle(path);
                    // The two ends of a Zeek connection are one flow's and another's, but each has one value.
                    case FLOW -> LogSourceRouter.mapping(Kind.FLOW).target(path).isPresent();
                    case DNS_QUERY ->
                        LogSourceRouter.mapping(Kind.DNS_QUERY)
                                .target(path)
                                .filter(target -> !target.path().startsWith("answers"))
                                .isPresent();
                };
    }

    private static boolean firesOnNothing(SigmaRule rule) {
        Predicate predicate = rule.predicate();
        return SigmaEngine.compile(List.of(rule), List.of(predicate)).matcher().match(new MapEvent(Map.of())) > 0;
    }
}
