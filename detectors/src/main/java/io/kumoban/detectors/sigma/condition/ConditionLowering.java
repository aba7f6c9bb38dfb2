package io.kumoban.detectors.sigma.condition;

import io.kumoban.detectors.sigma.rule.Condition;
import io.kumoban.detectors.sigma.rule.Predicate;
import io.kumoban.detectors.sigma.rule.Search;
import io.kumoban.engine.yaml.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts the searches of a rule in place of their names. */
public final class ConditionLowering {
    private final Map<String, Search> searches;

    public ConditionLowering(Map<String, Search> searches) {
        this.searches = searches;
    }

    /**
     * What a condition comes to.
     *
     * @throws ConditionError when it names a search that the rule does not have
     */
    public Predicate lower(Condition condition) throws ConditionError {
        return switch (condition) {
            case Condition.And and -> new Predicate.AllOf(all(and.parts()));
            case Condition.Or or -> new Predicate.AnyOf(all(or.parts()));
            case Condition.Not not -> new Predicate.Not(lower(not.part()));
            case Condition.Named named -> named(named.name());
            case Condition.Of of -> of(of);
        };
    }

    private List<Predicate> all(List<Condition> parts) throws ConditionError {
        List<Predicate> lowered = new ArrayList<>(parts.size());
        for (Condition part : parts) {
            lowered.add(lower(part));
        }
        return lowered;
    }

    private Predicate named(String name) throws ConditionError {
        Search search = searches.get(name);
        if (search == null) {
            throw new ConditionError(
                    "the condition names the search '" + name + "', which the rule does not have",
                    Nearest.to(name, searches.keySet())
                            .map(nearest -> "did you mean '" + nearest + "'?")
                            .orElse("add it, or take the name out"));
        }
        return search.predicate();
    }

    private Predicate of(Condition.Of of) throws ConditionError {
        List<Predicate> meant = searches.values().stream()
                .filter(search -> isMeant(search.name(), of.pattern()))
                .map(Search::predicate)
                .toList();
        if (meant.isEmpty()) {
            throw new ConditionError(
                    "no search fits '" + of.pattern() + "'", "name a search so that it fits, or take the pattern out");
        }
        if (of.count() > meant.size()) {
            throw new ConditionError(
                    "the condition wants " + of.count() + " of '" + of.pattern() + "', but only " + meant.size()
                            + (meant.size() == 1 ? " search fits" : " searches fit"),
                    "lower the number");
        }
        if (of.count() == Condition.Of.ALL || of.count() == meant.size()) {
            return Predicate.allOf(meant);
        }
        return of.count() == 1 ? Predicate.anyOf(meant) : new Predicate.AtLeast(of.count(), meant);
    }

    /** Whether a pattern means a search; searches that begin with an underscore are meant by no pattern. */
    private static boolean isMeant(String name, String pattern) {
        if (name.startsWith("_")) {
            return false;
        }
        return pattern.equals(Condition.THEM) || fits(name, pattern);
    }

    private static boolean fits(String name, String pattern) {
        String[] pieces = pattern.split("\\*", -1);
        if (pieces.length == 1) {
            return name.equals(pattern);
        }
        String first = pieces[0];
        String last = pieces[pieces.length - 1];
        if (name.length() < first.length() + last.length() || !name.startsWith(first) || !name.endsWith(last)) {
            return false;
        }
        int at = first.length();
        for (int i = 1; i < pieces.length - 1; i++) {
            int found = name.indexOf(pieces[i], at);
            if (found < 0) {
                return false;
            }
            at = found + pieces[i].length();
        }
        return at <= name.length() - last.length();
    }
}
