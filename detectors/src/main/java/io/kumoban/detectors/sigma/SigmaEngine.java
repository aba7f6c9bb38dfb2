package io.kumoban.detectors.sigma;

import io.kumoban.detectors.sigma.plan.Plan;
import io.kumoban.detectors.sigma.rule.Predicate;
import io.kumoban.detectors.sigma.rule.Problem;
import io.kumoban.detectors.sigma.rule.RuleSet;
import io.kumoban.detectors.sigma.rule.SigmaRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Sigma rules, compiled together to be matched with events one by one. Any JSON object or map is an event, and every rule is
 * tried on every event under its own field names: what a rule's log source says is not looked at.
 *
 * <pre>{@code
 * RuleSet rules = SigmaReader.read(List.of("rules/"), Placeholders.NONE);
 * SigmaEngine engine = SigmaEngine.compile(rules);
 * SigmaMatcher matcher = engine.matcher();
 * int count = matcher.match(json);
 * for (int i = 0; i < count; i++) {
 *     System.out.println(matcher.rule(i).info().title());
 * }
 * }</pre>
 *
 * <p>Immutable; many threads may share it, each with a {@link SigmaMatcher} of its own.
 */
public final class SigmaEngine {
    private final List<SigmaRule> rules;
    private final Plan plan;
    private final List<Problem> problems;

    private SigmaEngine(List<SigmaRule> rules, List<Predicate> predicates) {
        this.rules = List.copyOf(rules);
        plan = Plan.compile(predicates);
        List<Problem> found = new ArrayList<>();
        plan.refused().forEach((index, sentence) -> {
            SigmaRule rule = rules.get(index);
            found.add(new Problem(
                    Problem.Effect.REFUSED,
                    rule.place(),
                    rule.info().title(),
                    sentence,
                    "mend the test or take it out"));
        });
        problems = List.copyOf(found);
    }

    /** Compiles the rules of a set; correlations are left out, since they need more than one event. */
    public static SigmaEngine compile(RuleSet set) {
        return compile(set.rules());
    }

    /** Compiles rules. A rule that cannot be compiled never matches and is among the {@link #problems}. */
    public static SigmaEngine compile(List<SigmaRule> rules) {
        return new SigmaEngine(rules, rules.stream().map(SigmaRule::predicate).toList());
    }

    /**
     * Compiles rules with other predicates than their own, such as those under the names of a log.
     *
     * @param predicates one for each rule, in their order
     */
    public static SigmaEngine compile(List<SigmaRule> rules, List<Predicate> predicates) {
        if (rules.size() != predicates.size()) {
            throw new IllegalArgumentException(
                    "there are " + rules.size() + " rules and " + predicates.size() + " predicates; give one each");
        }
        return new SigmaEngine(rules, predicates);
    }

    /** The rules in the order in which they were given; a rule is known by its place in it. */
    public List<SigmaRule> rules() {
        return rules;
    }

    /** A matcher for one thread. */
    public SigmaMatcher matcher() {
        return new SigmaMatcher(this);
    }

    /** Rules that never match, since a test in them cannot be worked out. */
    public List<Problem> problems() {
        return problems;
    }

    /**
     * Rules that have to be worked out for every event, because no value need be there for them to match: those that ask only
     * for what is missing or must not be. They make matching slower.
     */
    public List<SigmaRule> unanchored() {
        return Arrays.stream(plan.unanchored()).mapToObj(rules::get).toList();
    }

    /** The paths of all fields that rules look at. */
    public List<String> fields() {
        return plan.paths();
    }

    /** Whether a rule looks through all strings of an event. */
    public boolean readsKeywords() {
        return plan.readsKeywords();
    }

    /** The plan behind it. */
    public Plan plan() {
        return plan;
    }
}
